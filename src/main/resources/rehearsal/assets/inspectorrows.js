// One line of the inspector for each kind of thing it shows.

import { get } from './api.js';
import { h } from './dom.js';
import { t } from './strings.js';

export const ROWS = {
  protocol: exchange,
  cluster_request: request,
  cluster_change: change,
};

function exchange(entry) {
  const towardsBot = entry.direction.startsWith('to');
  const line = [when(entry), h('span', { class: 'way' }, towardsBot ? t('toBot') : t('fromBot')),
    h('code', {}, entry.method), h('span', { class: 'summary' }, entry.summary)];
  const way = towardsBot ? 'to-bot' : 'from-bot';
  if (!entry.detailed) {
    return h('li', { class: way }, h('div', { class: 'line' }, line));
  }
  const body = h('pre', { tabindex: 0 }, t('loading'));
  const details = h('details', { ontoggle: () => details.open && show(body, entry.id) },
    h('summary', { class: 'line' }, line), body);
  return h('li', { class: way }, details);
}

async function show(body, id) {
  try {
    const { detail } = await get('detail', { id });
    body.textContent = JSON.stringify(detail, null, 2);
  } catch {
    body.textContent = t('detailGone');
  }
}

function request(entry) {
  const { verb, path, query, status, ms } = entry;
  const good = status > 0 && status < 400;
  return h('li', { title: query && `?${query}` }, h('div', { class: 'line' }, when(entry),
    h('span', { class: `verb${entry.write ? ' write' : ''}` }, verb),
    h('code', { class: 'summary' }, path),
    entry.dry_run && h('span', { class: 'badge' }, 'dry run'),
    h('span', { class: good ? 'status' : 'status bad' }, status || t('noAnswerCode')),
    h('span', { class: 'muted ms' }, `${ms} ms`),
    h('span', { class: 'muted account' }, entry.account)));
}

const WHAT = { ADDED: 'objectAdded', MODIFIED: 'objectModified', DELETED: 'objectDeleted' };

function change(entry) {
  const place = entry.namespace ? `${entry.namespace}/${entry.name}` : entry.name;
  return h('li', {}, h('div', { class: 'line' }, when(entry),
    h('span', { class: `what ${entry.what.toLowerCase()}` }, t(WHAT[entry.what])),
    h('span', { class: 'muted' }, entry.resource), h('code', { class: 'summary' }, place)),
  h('div', { class: 'fields-changed' }, entry.changes.map(field)));
}

function field({ path, before, after, lines }) {
  if (lines) {
    return h('div', {}, h('div', { class: 'muted' }, path), h('div', { class: 'diff' },
      lines.map(({ sign, text }) =>
        h('div', { class: { '+': 'plus', '-': 'minus' }[sign] }, `${sign} ${text}`))));
  }
  return h('div', {}, h('span', { class: 'muted' }, `${path}: `),
    before !== undefined && h('del', {}, before || '""'),
    before !== undefined && after !== undefined && ' → ',
    after !== undefined && h('ins', {}, after || '""'));
}

function when({ time }) {
  const date = new Date(time);
  const text = Number.isNaN(date.getTime()) ? String(time ?? '')
    : `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  return h('span', { class: 'muted when' }, text);
}
