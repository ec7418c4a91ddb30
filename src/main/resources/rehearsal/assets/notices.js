// Short notices in the corner: what was refused, what did not answer.

import { h, icon, iconButton } from './dom.js';
import { t } from './strings.js';

const SHOWN_MS = { info: 4000, warn: 8000 };
const host = h('div', { class: 'notices', popover: 'manual', role: 'status', 'aria-live': 'polite' });

/** Level is `info` or `warn`. The same words that are still shown are not shown twice. */
export function notify(text, level = 'info') {
  if ([...host.children].some((shown) => shown.dataset.text === text)) {
    return;
  }
  if (!host.isConnected) {
    document.body.append(host);
  }
  const notice = h('div', { class: `notice ${level}`, testid: 'notice', 'data-text': text },
    icon(level === 'warn' ? 'warn' : 'info'), h('span', {}, text));
  notice.append(iconButton('close', t('closeNotice'), { onclick: () => notice.remove() }));
  // Shown anew, it lies above a dialog that was opened meanwhile.
  host.hidePopover?.();
  host.append(notice);
  host.showPopover();
  setTimeout(() => notice.remove(), SHOWN_MS[level]);
}

/** What was said to one person is not for the next. */
export function clearNotices() {
  host.replaceChildren();
}
