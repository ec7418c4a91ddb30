// The `rich_text` block: sections, lists, quotes and preformatted text made of styled elements.

import { h } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { codeBlock, link, mention } from './mrkdwn.js';
import { formatDate } from './time.js';

export const SUPPORTED_RICH_TEXT = [
  'rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote',
  'text', 'link', 'user', 'channel', 'usergroup', 'emoji', 'date', 'broadcast', 'color',
];

const BULLETS = ['disc', 'circle', 'square'];
const NUMBERS = ['decimal', 'lower-alpha', 'lower-roman'];

export function richText(block, context) {
  const parts = (block.elements ?? []).map((part) => drawPart(part, context));
  return h('div', { class: 'rich-text' }, parts);
}

function drawPart(part, context) {
  switch (part.type) {
    case 'rich_text_section':
      return h('div', { class: 'lines' }, drawAll(part, context));
    case 'rich_text_list':
      return drawList(part, context);
    case 'rich_text_preformatted':
      return codeBlock(plainText(part));
    case 'rich_text_quote':
      return h('blockquote', { class: 'lines' }, drawAll(part, context));
    default:
      return context.unsupported(`rich_text ${part.type}`);
  }
}

function drawList(part, context) {
  const ordered = part.style === 'ordered';
  const kinds = ordered ? NUMBERS : BULLETS;
  const indent = part.indent ?? 0;
  const items = (part.elements ?? []).map((item) => h('li', {}, drawAll(item, context)));
  const vars = { '--indent': String(indent), 'list-style-type': kinds[indent % kinds.length] };
  return h(ordered ? 'ol' : 'ul', { vars, start: ordered ? (part.offset ?? 0) + 1 : null }, items);
}

/** What a copy button copies: the characters, without the styles. */
function plainText(part) {
  return (part.elements ?? [])
    .map((element) => element.text ?? element.url ?? '').join('').replace(/\n$/, '');
}

function drawAll(part, context) {
  return (part.elements ?? []).map((element) => styled(drawElement(element, context), element.style));
}

const STYLES = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' };

function styled(node, style = {}) {
  return Object.entries(STYLES)
    .filter(([name]) => style?.[name])
    .reduceRight((inner, [, tag]) => h(tag, {}, inner), node);
}

function drawElement(element, { names, unsupported }) {
  switch (element.type) {
    case 'text':
      return textNode(element.text);
    case 'link':
      return link(element.url, element.text || element.url);
    case 'user':
      return mention('@', names.get(element.user_id) ?? element.user_id, element.user_id);
    case 'channel':
      return mention('#', names.get(element.channel_id) ?? element.channel_id, element.channel_id);
    case 'usergroup':
      return mention('@', names.get(element.usergroup_id) ?? element.usergroup_id,
        element.usergroup_id);
    case 'broadcast':
      return mention('@', element.range, element.range);
    case 'emoji':
      return emoji(element.name);
    case 'date':
      return date(element);
    case 'color':
      return color(element.value);
    default:
      return unsupported(`rich_text ${element.type}`);
  }
}

function textNode(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...withEmoji(text ?? ''));
  return fragment;
}

function date(element) {
  const text = formatDate(element.timestamp, element.format) ?? element.fallback ?? '';
  return element.url ? link(element.url, text) : h('time', { class: 'date' }, text);
}

function color(value) {
  const swatch = h('span', { class: 'swatch', vars: { 'background-color': value } });
  return h('span', {}, value, ' ', swatch);
}
