// How the tour recognises what the bot has said: by the labels of its buttons, in both languages, and
// by the head of a change's card, "📝 Change 7K2QX · …". The page knows nothing else of the bot.

const LABELS = {
  check: /^(检查集群|体检集群|Check on|Run all checks on)/,
  again: /^(重新检查|Run again)/,
  propose: /^(提出修复|Propose fix)/,
  approve: /^(批准并执行|Approve and run)/,
  undo: /^(撤销|Undo)/,
};

const CARD = /^(\S+) (?:变更|Change) ([0-9A-Z]{5}) ·/;
const UNDOING = /^\*(?:撤销：|Undo: )/;
const CLUSTER = /(?:集群|Cluster) \*([^*]+)\*/i;
const PERSON = /<@(U\w+)>/;
const WAITS = '📝';
const MOVED = ['🟢', '⚙️', '⏸️', '✅', '❌'];
const ENDED = ['✅', '⏸️', '❌'];

/** The text of the first button of this kind in a message. */
export function button(message, kind) {
  return buttons(message).find((text) => LABELS[kind].test(text));
}

export function hasButton(message, kind) {
  return button(message, kind) !== undefined;
}

function buttons({ blocks = [] }) {
  return blocks.flatMap((block) => [...(block.elements ?? []), block.accessory])
    .filter((element) => element?.type === 'button')
    .map((element) => element.text?.text ?? '');
}

/** What a card says of a change; null for any other message. */
export function card(message) {
  const [head, what, by] = message.blocks ?? [];
  const found = message.bot && CARD.exec(head?.text?.text ?? '');
  if (!found) {
    return null;
  }
  const [, sign, handle] = found;
  const text = what?.text?.text ?? '';
  return {
    message,
    handle,
    undoes: UNDOING.test(text),
    cluster: CLUSTER.exec(text)?.[1] ?? '',
    requester: PERSON.exec(by?.elements?.[0]?.text ?? '')?.[1],
    waits: sign === WAITS,
    moved: MOVED.includes(sign),
    ended: ENDED.includes(sign),
  };
}
