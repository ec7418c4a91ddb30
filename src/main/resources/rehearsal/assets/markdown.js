// Standard Markdown as Slack's `markdown` block takes it: headings, lists, tables, quotes, code, links.

import { h } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { codeBlock, link, mention } from './mrkdwn.js';

const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const QUOTE = /^ {0,3}> ?(.*)$/;

export function markdown(text, names) {
  const out = h('div', { class: 'markdown' });
  appendBlocks(out, text.split('\n'), names);
  return out;
}

function appendBlocks(out, lines, names) {
  for (let at = 0; at < lines.length; ) {
    at += blockAt(out, lines, at, names);
  }
}

/** Draws the block that begins at this line and says how many lines it took. */
function blockAt(out, lines, at, names) {
  const text = lines[at];
  if (text.trim() === '') {
    return 1;
  }
  if (FENCE.test(text)) {
    return fence(out, lines, at);
  }
  const heading = HEADING.exec(text);
  if (heading) {
    const level = `h${Math.min(heading[1].length + 2, 6)}`;
    out.append(h(level, { class: `md-h${heading[1].length}` }, span(heading[2], names)));
    return 1;
  }
  if (RULE.test(text)) {
    out.append(h('hr'));
    return 1;
  }
  if (QUOTE.test(text)) {
    return quote(out, lines, at, names);
  }
  if (ITEM.test(text)) {
    return list(out, lines, at, names);
  }
  if (text.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
    return table(out, lines, at, names);
  }
  return paragraph(out, lines, at, names);
}

function fence(out, lines, at) {
  const closing = FENCE.exec(lines[at])[1];
  let end = at + 1;
  while (end < lines.length && !lines[end].trim().startsWith(closing)) {
    end += 1;
  }
  out.append(codeBlock(lines.slice(at + 1, end).join('\n')));
  return end + 1 - at;
}

function takeWhile(lines, at, keep) {
  let end = at;
  while (end < lines.length && keep(lines[end])) {
    end += 1;
  }
  return lines.slice(at, end);
}

function quote(out, lines, at, names) {
  const taken = takeWhile(lines, at, (each) => QUOTE.test(each));
  const box = h('blockquote');
  appendBlocks(box, taken.map((each) => QUOTE.exec(each)[1]), names);
  out.append(box);
  return taken.length;
}

function list(out, lines, at, names) {
  const [, indent, marker] = ITEM.exec(lines[at]);
  const ordered = /\d/.test(marker);
  const items = h(ordered ? 'ol' : 'ul', ordered ? { start: parseInt(marker, 10) } : {});
  let end = at;
  while (end < lines.length) {
    const found = ITEM.exec(lines[end]);
    if (!found || found[1].length !== indent.length || /\d/.test(found[2]) !== ordered) {
      break;
    }
    const inner = takeWhile(lines, end + 1, (each) => belongsTo(each, indent.length));
    items.append(item(found[3], inner, names));
    end += 1 + inner.length;
  }
  out.append(items);
  return end - at;
}

function belongsTo(text, indent) {
  return text.trim() !== '' && /^\s*/.exec(text)[0].length > indent;
}

function item(text, inner, names) {
  const task = /^\[([ xX])\]\s+(.*)$/.exec(text);
  const element = h('li', {}, span(task ? `${task[1] === ' ' ? '☐' : '☑'} ${task[2]}` : text, names));
  const shift = Math.min(...inner.map((each) => /^\s*/.exec(each)[0].length));
  appendBlocks(element, inner.map((each) => each.slice(shift)), names);
  return element;
}

function table(out, lines, at, names) {
  const rows = takeWhile(lines, at, (each) => each.includes('|'));
  const cells = (row, tag) => row.trim().replace(/^\||\|$/g, '').split('|')
    .map((cell) => h(tag, {}, span(cell.trim(), names)));
  const head = h('thead', {}, h('tr', {}, cells(rows[0], 'th')));
  const body = h('tbody', {}, rows.slice(2).map((row) => h('tr', {}, cells(row, 'td'))));
  out.append(h('div', { class: 'table-scroll', tabindex: 0 }, h('table', {}, head, body)));
  return rows.length;
}

function paragraph(out, lines, at, names) {
  const starts = [FENCE, HEADING, ITEM, RULE, QUOTE];
  const rest = takeWhile(lines, at + 1, (each) =>
    each.trim() !== '' && !starts.some((start) => start.test(each)));
  out.append(h('p', {}, span([lines[at], ...rest].join('\n'), names)));
  return 1 + rest.length;
}

const INLINE = [
  [/(`+)(.+?)\1(?!`)/y, (m) => h('code', {}, m[2].trim())],
  [/\*\*(?=\S)(.+?)(?<=\S)\*\*/y, (m, names) => h('strong', {}, span(m[1], names))],
  [/__(?=\S)(.+?)(?<=\S)__/y, (m, names) => h('strong', {}, span(m[1], names))],
  [/\*(?=\S)([^*\n]+?)(?<=\S)\*/y, (m, names) => h('em', {}, span(m[1], names))],
  [/(?<![\p{L}\p{N}])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}])/uy, (m, names) =>
    h('em', {}, span(m[1], names))],
  [/~~(.+?)~~/y, (m, names) => h('s', {}, span(m[1], names))],
  [/!?\[([^\]\n]+)\]\(([^)\s]+)\)/y, (m) => link(m[2], m[1])],
  [/<(https?:[^>\s]+)>/y, (m) => link(m[1], m[1])],
  [/https?:[^\s<>()，。；、）]+/y, (m) => link(m[0], m[0])],
  [/<@(\w+)(?:\|[^>]*)?>/y, (m, names) => mention('@', names.get(m[1]) ?? m[1], m[1])],
  [/<#(\w+)(?:\|[^>]*)?>/y, (m, names) => mention('#', names.get(m[1]) ?? m[1], m[1])],
  [/:([a-z0-9_+-]+):/y, (m) => emoji(m[1])],
  [/\\([!-/:-@[-`{-~])/y, (m) => document.createTextNode(m[1])],
];

function span(text, names) {
  const out = document.createDocumentFragment();
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = firstAt(text, at);
    if (found) {
      out.append(...withEmoji(plain), found.draw(found.match, names));
      plain = '';
      at += found.match[0].length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  out.append(...withEmoji(plain));
  return out;
}

function firstAt(text, at) {
  for (const [pattern, draw] of INLINE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) {
      return { match, draw };
    }
  }
  return null;
}
