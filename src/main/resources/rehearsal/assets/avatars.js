// Faces: people have initials on their colour, the bot has its mark.

import { h, mark } from './dom.js';

export function avatar(author) {
  if (author.bot) {
    return h('span', { class: 'avatar bot', 'aria-hidden': 'true' }, mark());
  }
  const colors = { 'background-color': author.color, color: inkOn(author.color) };
  return h('span', { class: 'avatar', vars: colors, 'aria-hidden': 'true' }, author.initials ?? '?');
}

/** Black or white, whichever can be read on `#rrggbb` (WCAG's relative luminance). */
function inkOn(color) {
  const parts = /^#(..)(..)(..)$/.exec(color ?? '');
  if (!parts) {
    return '#ffffff';
  }
  const [r, g, b] = parts.slice(1).map((hex) => {
    const c = parseInt(hex, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

/** Who a message is from: a person, the bot, or somebody who is no longer there. */
export function authorOf(message, { people, app }) {
  if (message.bot || message.user === app.bot_user) {
    return { bot: true, id: app.bot_user, name: app.name };
  }
  const person = people.find((each) => each.id === message.user);
  return person ?? { id: message.user, name: message.user, color: '#6b7680', initials: '?' };
}
