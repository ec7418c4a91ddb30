// Emoji by Slack's short names. Those that carry a status are drawn here, so that they look the same
// on a machine without a colour font.

import { drawing, h } from './dom.js';

const line = (d, stroke, width = 2.4) => [
  'path',
  { d, stroke, 'stroke-width': width, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
];
const solid = (d, fill) => ['path', { d, fill }];
const disc = (fill, r = 8) => ['circle', { cx: 10, cy: 10, r, fill }];
const tile = (fill) => ['rect', { x: 1.5, y: 1.5, width: 17, height: 17, rx: 4, fill }];

const HOURGLASS = [
  solid('M5 2h10v3l-4 5 4 5v3H5v-3l4-5-4-5z', '#b7d3e6'),
  solid('M7 15.5 10 12l3 3.500V17H7zM7.5 6h5L10 9z', '#d9922e'),
  line('M4 2h12M4 18h12', '#8a5a2b', 2),
];

const DRAWN = {
  white_check_mark: [tile('#2a9d63'), line('m5.5 10.5 3 3 6-7', '#fff')],
  heavy_check_mark: [line('m4 11 4 4 8-10', '#2a9d63', 3)],
  x: [line('m4.5 4.5 11 11M15.5 4.500l-11 11', '#d93a3a', 3.2)],
  warning: [solid('M10 2 19 18H1z', '#f2b632'), line('M10 8v4.500M10 15.300v.01', '#3d2c00', 2)],
  no_entry: [disc('#d93a3a'), line('M6 10h8', '#fff', 2.8)],
  information_source: [tile('#3578c9'), line('M10 9.500v5M10 6v.01', '#fff', 2.2)],
  question: [line('M6.5 7a3.5 3.5 0 1 1 5 3c-1 .6-1.5 1.2-1.5 2.500M10 16.500v.01', '#d93a3a', 2.8)],
  grey_question: [
    line('M6.5 7a3.5 3.5 0 1 1 5 3c-1 .6-1.5 1.2-1.5 2.500M10 16.500v.01', '#8a94a0', 2.8),
  ],
  mag: [['circle', { cx: 8.5, cy: 8.5, r: 5.5, fill: '#cfe6f5' }],
    ['circle', { cx: 8.5, cy: 8.5, r: 5.5, fill: 'none', stroke: '#5b6b7a', 'stroke-width': 2 }],
    line('m13 13 4.5 4.5', '#5b6b7a', 3)],
  hourglass_flowing_sand: HOURGLASS,
  hourglass: HOURGLASS,
  red_circle: [disc('#d93a3a')],
  large_green_circle: [disc('#2a9d63')],
  large_yellow_circle: [disc('#f2b632')],
  large_orange_circle: [disc('#e8822a')],
  large_blue_circle: [disc('#3578c9')],
  white_circle: [disc('#c3cad1')],
  black_circle: [disc('#2b3138')],
  bulb: [
    solid('M10 1.500a6 6 0 0 1 3.5 10.900V15h-7v-2.600A6 6 0 0 1 10 1.500z', '#f5c542'),
    line('M7.5 16.500h5M8.5 18.500h3', '#7a8590', 1.6),
  ],
  lock: [
    line('M6.5 9V6.500a3.5 3.5 0 0 1 7 0V9', '#8a94a0', 2),
    ['rect', { x: 4, y: 9, width: 12, height: 9, rx: 2, fill: '#e0a52e' }],
  ],
  link: [line('M8.5 11.500a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.300L10 5.7', '#7a8590', 2),
    line('M11.5 8.500a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.300L10 14.3', '#7a8590', 2)],
  book: [
    solid('M2 4c3-1 6-1 8 1v12c-2-2-5-2-8-1z', '#3578c9'),
    solid('M18 4c-3-1-6-1-8 1v12c2-2 5-2 8-1z', '#5b98e0'),
  ],
  stopwatch: [disc('#8a94a0'), disc('#f4f6f8', 5.8), line('M10 6.500V10l2.5 1.5', '#2b3138', 1.6)],
  arrows_counterclockwise: [
    tile('#3578c9'),
    line('M5.5 9a4.8 4.8 0 0 1 8.5-2l1 1M14.5 11A4.8 4.8 0 0 1 6 13l-1-1', '#fff', 1.8),
    line('M15 5v3h-3M5 15v-3h3', '#fff', 1.8),
  ],
  leftwards_arrow_with_hook: [
    tile('#3578c9'),
    line('M8 6 5 9l3 3M5 9h6.500a2.7 2.7 0 0 1 0 5.500H9', '#fff', 2),
  ],
  double_vertical_bar: [tile('#3578c9'), line('M7.5 6v8M12.5 6v8', '#fff', 2.4)],
  black_square_for_stop: [tile('#3578c9'), solid('M6 6h8v8H6z', '#fff')],
  recycle: [
    tile('#2a9d63'),
    line('M5.5 9a4.8 4.8 0 0 1 8.5-2l1 1M14.5 11A4.8 4.8 0 0 1 6 13l-1-1', '#fff', 1.8),
    line('M15 5v3h-3M5 15v-3h3', '#fff', 1.8),
  ],
  gear: [
    line('M10 2v16M2 10h16M4.3 4.3l11.4 11.4M15.7 4.3 4.3 15.7', '#7a8590', 3),
    disc('#7a8590', 5.5),
    disc('#f4f6f8', 2.4),
  ],
  exclamation: [line('M10 3v9M10 16.500v.01', '#d93a3a', 3)],
  hammer: [line('M8 9.500 3.5 17', '#a5713a', 2.8), line('m6 4.500 8 4.800', '#5b6b7a', 4.2)],
  small_red_triangle_down: [solid('M2 4h16l-8 13z', '#d93a3a')],
  ice_cube: [
    solid('M3 6.500 10 3l7 3.500v7L10 17l-7-3.500z', '#b7d9f0'),
    line('M3 6.500 10 10l7-3.500M10 10v7', '#5b98c4', 1.4),
  ],
  pencil2: [line('m4 16 1-4L14 3l3 3-9 9z', '#d9922e', 2)],
  memo: [
    ['rect', { x: 3, y: 2, width: 13, height: 16, rx: 2, fill: '#e9edf1' }],
    line('M6 6.500h7M6 10h7M6 13.500h4', '#7a8590', 1.5),
  ],
  wrench: [line('m4 16 6.5-6.5', '#7a8590', 3.2),
    line('M16.5 5.5 14 8l-2-2 2.5-2.500a4 4 0 0 0-4.8 5.2', '#7a8590', 2.2)],
  rotating_light: [
    solid('M4.5 15V10a5.5 5.5 0 0 1 11 0v5z', '#d93a3a'),
    ['rect', { x: 3, y: 15, width: 14, height: 3, rx: 1, fill: '#5b6b7a' }],
    line('M10 1.200v1.300M3 4l1 1M17 4l-1 1', '#e8822a', 1.6),
  ],
  shield: [solid('M10 1.5 17 4v5c0 5-3 8-7 9.500C6 17 3 14 3 9V4z', '#3578c9')],
  speech_balloon: [solid('M2 3h16v11H9l-4 4v-4H2z', '#9fb4c7')],
  eyes: [
    ['ellipse', { cx: 6, cy: 10, rx: 4, ry: 6, fill: '#f4f6f8', stroke: '#7a8590' }],
    ['ellipse', { cx: 14, cy: 10, rx: 4, ry: 6, fill: '#f4f6f8', stroke: '#7a8590' }],
    ['circle', { cx: 5, cy: 11, r: 2, fill: '#2b3138' }],
    ['circle', { cx: 13, cy: 11, r: 2, fill: '#2b3138' }],
  ],
};
DRAWN.no_entry_sign = [
  ['circle', { cx: 10, cy: 10, r: 7, fill: 'none', stroke: '#d93a3a', 'stroke-width': 2.6 }],
  line('m5.2 5.2 9.6 9.6', '#d93a3a', 2.6),
];
DRAWN.heavy_minus_sign = [line('M4 10h12', '#7a8590', 3)];
const THUMB = [
  solid('M2 9h4v9H2z', '#c98a1e'),
  solid('M7 9l3-7c1.7 0 2.7 1.2 2.3 2.800L11.6 8H16c1.3 0 2.2 1 1.9 2.300l-1.3 6c-.3 1.2-1.1 1.7-2.1 1.700H7z', '#f2b632'),
];
DRAWN['+1'] = THUMB;
DRAWN['-1'] = [['g', { transform: 'rotate(180 10 10)' }, THUMB]];
DRAWN.thumbsup = DRAWN['+1'];
DRAWN.thumbsdown = DRAWN['-1'];
DRAWN.heavy_multiplication_x = DRAWN.x;
DRAWN.ballot_box_with_check = DRAWN.white_check_mark;
DRAWN.green_circle = DRAWN.large_green_circle;
DRAWN.open_book = DRAWN.book;

const CHARACTERS = {
  wave: '👋', robot_face: '🤖', tada: '🎉',
  rocket: '🚀', key: '🔑', bell: '🔔', no_bell: '🔕', house: '🏠', clipboard: '📋',
  page_facing_up: '📄', point_right: '👉', arrow_right: '➡️', fire: '🔥', heart: '❤️', pray: '🙏',
  raised_hands: '🙌', clap: '👏', thinking_face: '🤔', smile: '😄', slightly_smiling_face: '🙂',
  octagonal_sign: '🛑', stop_sign: '🛑', clock1: '🕐', calendar: '📅', bar_chart: '📊', package: '📦',
  computer: '💻', globe_with_meridians: '🌐', electric_plug: '🔌', hammer_and_wrench: '🛠️', art: '🎨',
  pushpin: '📌', label: '🏷️', construction: '🚧', sos: '🆘', zap: '⚡', seedling: '🌱', star: '⭐',
  ok_hand: '👌', white_small_square: '▫️', small_blue_diamond: '🔹', inbox_tray: '📥',
};

/** The same emoji written as characters; Slack shows both alike. */
const NAMES = {
  '✅': 'white_check_mark', '✔': 'heavy_check_mark', '❌': 'x', '✖': 'heavy_multiplication_x',
  '⚠': 'warning', '⛔': 'no_entry', '🚫': 'no_entry_sign', 'ℹ': 'information_source', '❓': 'question',
  '❔': 'grey_question', '➖': 'heavy_minus_sign', '🔍': 'mag', '🔎': 'mag', '⏳': 'hourglass',
  '⌛': 'hourglass', '🔴': 'red_circle', '🟢': 'large_green_circle', '🟡': 'large_yellow_circle',
  '🟠': 'large_orange_circle', '🔵': 'large_blue_circle', '⚪': 'white_circle', '⚫': 'black_circle',
  '💡': 'bulb', '🔒': 'lock', '🔗': 'link', '📖': 'book', '⏱': 'stopwatch',
  '🔄': 'arrows_counterclockwise', '↩': 'leftwards_arrow_with_hook', '✏': 'pencil2', '📝': 'memo',
  '🔧': 'wrench', '🚨': 'rotating_light', '🛡': 'shield', '💬': 'speech_balloon', '👀': 'eyes',
  '👍': '+1', '👎': '-1', '⏸': 'double_vertical_bar', '⏹': 'black_square_for_stop', '♻': 'recycle',
  '⚙': 'gear', '❗': 'exclamation', '🔨': 'hammer', '🔻': 'small_red_triangle_down', '🧊': 'ice_cube',
};
const WRITTEN = new RegExp(`(${Object.keys(NAMES).join('|')})\\uFE0F?`, 'gu');

/** Text with the emoji among its characters drawn: a list of strings and nodes. */
export function withEmoji(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(WRITTEN)) {
    parts.push(text.slice(from, found.index), emoji(NAMES[found[1]]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Draws `:name:`; a name that is not known stays the text that it was, as in Slack. */
export function emoji(name) {
  if (DRAWN[name]) {
    const label = `:${name}:`;
    const picture = drawing(20, DRAWN[name], 'emoji-drawing');
    return h('span', { class: 'emoji', role: 'img', 'aria-label': label, title: label }, picture);
  }
  if (CHARACTERS[name]) {
    return h('span', { class: 'emoji', title: `:${name}:` }, CHARACTERS[name]);
  }
  return document.createTextNode(`:${name}:`);
}
