// Slack's own markup: *bold* _italic_ ~struck~ `code` ```block``` > quote <url|text> <@U> <#C> :emoji:

import { copyText, h, icon } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { formatDate } from './time.js';
import { t } from './strings.js';

const WRAPPERS = { '*': 'strong', _: 'em', '~': 's' };
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const SAFE_LINK = /^(https?:|mailto:)/i;
const COPIED_MS = 1500;

export function unescape(text) {
  return text.replace(/&(lt|gt|amp);/g, (entity) => ENTITIES[entity]);
}

/** Draws mrkdwn; `names` knows people, channels and the bot by their ids. */
export function mrkdwn(text, names) {
  const out = h('div', { class: 'mrkdwn' });
  const parts = text.split('```');
  // An odd number of fences: the last one opens nothing and is text.
  const closed = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  parts.forEach((part, index) => {
    if (index % 2 === 1 && index < closed) {
      out.append(codeBlock(unescape(part.replace(/^\n|\n$/g, ''))));
    } else {
      const literal = index >= closed ? `\`\`\`${part}` : part;
      appendLines(out, trimAround(literal, index > 0, index < parts.length - 1), names);
    }
  });
  return out;
}

function trimAround(text, afterFence, beforeFence) {
  const start = afterFence ? text.replace(/^\n/, '') : text;
  return beforeFence ? start.replace(/\n$/, '') : start;
}

function appendLines(out, text, names) {
  if (text === '') {
    return;
  }
  let run = [];
  let quoted = false;
  const flush = () => {
    if (run.length > 0) {
      const tag = quoted ? 'blockquote' : 'div';
      out.append(h(tag, { class: 'lines' }, inline(run.join('\n'), names)));
    }
    run = [];
  };
  for (const each of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(each);
    if (Boolean(quote) !== quoted) {
      flush();
      quoted = Boolean(quote);
    }
    run.push(quote ? quote[1] : each);
  }
  flush();
}

/** Everything that can stand inside a line. */
export function inline(text, names) {
  const out = document.createDocumentFragment();
  let plain = '';
  const add = (node, length) => {
    out.append(...withEmoji(unescape(plain)), node);
    plain = '';
    return length;
  };
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at, names);
    if (token) {
      at += add(token.node, token.length);
    } else {
      plain += text[at];
      at += 1;
    }
  }
  out.append(...withEmoji(unescape(plain)));
  return out;
}

function tokenAt(text, at, names) {
  switch (text[at]) {
    case '`':
      return match(/`([^`\n]+)`/y, text, at, (m) => h('code', {}, unescape(m[1])));
    case '<':
      return match(/<([^<>\n]+)>/y, text, at, (m) => reference(m[1], names));
    case ':':
      return match(/:([a-z0-9_+-]+):/y, text, at, (m) => emoji(m[1]));
    case '*':
    case '_':
    case '~':
      return wrapped(text, at, names);
    default:
      return null;
  }
}

function match(pattern, text, at, draw) {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && { node: draw(found), length: found[0].length };
}

/**
 * Slack formats only at the edge of words, and Chinese characters are letters to it: `中文*粗*` stays
 * as it is. The page keeps to that, so that one sees here what one would see there.
 */
function wrapped(text, at, names) {
  const mark = text[at];
  if (isWord(text[at - 1]) || text[at - 1] === mark || /\s|^$/.test(text[at + 1] ?? '')) {
    return null;
  }
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const inside = text.slice(at + 1, end);
    if (inside.includes('\n')) {
      return null;
    }
    if (!/\s$/.test(inside) && !isWord(text[end + 1]) && text[end + 1] !== mark) {
      const node = h(WRAPPERS[mark], {}, inline(inside, names));
      return { node, length: inside.length + 2 };
    }
  }
  return null;
}

function isWord(character) {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function reference(body, names) {
  const [target, label] = splitOnce(body, '|');
  if (target.startsWith('@')) {
    return mention('@', names.get(target.slice(1)) || label || target.slice(1), target.slice(1));
  }
  if (target.startsWith('#')) {
    return mention('#', names.get(target.slice(1)) || label || target.slice(1), target.slice(1));
  }
  if (target.startsWith('!date^')) {
    return dateNode(target.split('^'), label);
  }
  if (target.startsWith('!subteam^')) {
    const id = target.split('^')[1];
    return mention('', label ?? `@${names.get(id) ?? id}`, id);
  }
  if (target.startsWith('!')) {
    return mention('@', target.slice(1), target);
  }
  return link(unescape(target), unescape(label ?? target));
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function dateNode([, seconds, format, url], fallback) {
  const text = formatDate(Number(seconds), unescape(format ?? '')) ?? fallback ?? '';
  const title = new Date(Number(seconds) * 1000).toString();
  return url ? link(url, text) : h('time', { class: 'date', title }, text);
}

export function mention(sign, name, id) {
  return h('span', { class: 'mention', 'data-mention': id }, `${sign}${name}`);
}

/** Only links that leave for the web or a mailbox; anything else stays text. */
export function link(url, text) {
  if (!SAFE_LINK.test(url)) {
    return document.createTextNode(text);
  }
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
}

export function codeBlock(text) {
  const pre = h('pre', { tabindex: 0 }, h('code', {}, text));
  const label = h('span', {}, t('copy'));
  const copy = h('button', { type: 'button', class: 'copy', testid: 'copy-code' }, icon('copy'), label);
  copy.addEventListener('click', async () => {
    await copyText(text);
    label.textContent = t('copied');
    setTimeout(() => (label.textContent = t('copy')), COPIED_MS);
  });
  return h('div', { class: 'code-block' }, pre, copy);
}
