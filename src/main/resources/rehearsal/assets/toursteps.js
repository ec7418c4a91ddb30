// The tour's five steps: how each shows that it is done, and what comes next in it. `next` answers with
// what to say and, where the page can do it for the visitor, with a label and `run`.

import { card, hasButton } from './landmarks.js';
import { t } from './strings.js';

/** A cluster whose fault is cured, and the cure taken back, within seconds. */
const SCENARIO = 'flannel';
const SERVICE = 'web/cart';

export const STEPS = [
  { id: 'ask', next: ask, done: ({ all }) => all.some((each) => isAnswer(each)) },
  { id: 'check', next: check, done: ({ all }) => all.some((each) => isVerdict(each)) },
  { id: 'propose', next: propose, done: ({ all }) => all.some((each) => card(each)) },
  { id: 'approve', next: approve, done: (seen) => cards(seen).some((each) => each.moved) },
  { id: 'undo', next: undo,
    done: (seen) => cards(seen).some((each) => each.undoes && each.moved) },
];

/** A bot's answer to somebody, whatever it was about. */
function isAnswer(message) {
  return message.bot && (hasButton(message, 'check') || isVerdict(message));
}

function isVerdict(message) {
  return message.bot && (hasButton(message, 'propose') || hasButton(message, 'again'));
}

function cards({ all }) {
  return all.map(card).filter(Boolean);
}

function ask({ doer }) {
  return {
    text: t('tourAsk'),
    label: t('tourAskDo'),
    run: () => doer.ask(SCENARIO, t('tourQuestion')),
  };
}

function check({ all, doer }) {
  const answer = all.findLast((each) => hasButton(each, 'check'));
  return { text: t('tourCheck'), label: t('tourCheckDo'),
    run: () => (answer ? doer.press(answer, 'check') : doer.ask(SCENARIO, t('tourQuestion'))) };
}

function propose({ all, doer, team, me }) {
  if (!team.includes(me)) {
    return { text: t('tourProposeWho', doer.name(team[0])), ...doer.become(team[0]) };
  }
  const verdict = all.findLast((each) => hasButton(each, 'propose'));
  return { text: t('tourPropose', SERVICE), label: verdict && t('tourProposeDo'),
    run: () => doer.press(verdict, 'propose', SERVICE) };
}

function approve(seen) {
  const waiting = cards(seen).findLast((each) => each.waits && !each.undoes);
  return waiting ? approval(seen, waiting) : propose(seen);
}

function approval({ doer, team, me }, waiting) {
  if (me === waiting.requester || !team.includes(me)) {
    const other = team.find((each) => each !== waiting.requester);
    return { text: t(waiting.undoes ? 'tourUndoWho' : 'tourApproveWho', doer.name(other)),
      ...doer.become(other) };
  }
  return { text: t('tourApprove', waiting.cluster), label: t('tourApproveDo'),
    run: () => doer.press(waiting.message, 'approve', waiting.cluster) };
}

function undo(seen) {
  const { doer, team, me } = seen;
  const all = cards(seen);
  const undoing = all.findLast((each) => each.undoes && each.waits);
  const done = all.findLast((each) => !each.undoes && each.ended && hasButton(each.message, 'undo'));
  if (undoing) {
    return approval(seen, undoing);
  }
  if (!done) {
    const label = !doer.inspector.open && t('tourLook');
    return { text: t('tourRunning'), label, run: () => doer.inspector.toggle() };
  }
  if (!team.includes(me)) {
    return { text: t('tourUndoTeam', doer.name(team[0])), ...doer.become(team[0]) };
  }
  return { text: t('tourUndo'), label: t('tourUndoDo'), run: () => doer.press(done.message, 'undo') };
}
