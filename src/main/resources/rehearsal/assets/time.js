// Times as the person who is played reads them, in the time zone of this browser.

import { locale, t } from './strings.js';

const DAY_MS = 24 * 60 * 60 * 1000;

function format(date, options) {
  return new Intl.DateTimeFormat(locale(), options).format(date);
}

export function dateOf(ts) {
  return new Date(Number(ts) * 1000);
}

export function clock(ts) {
  return format(dateOf(ts), { hour: '2-digit', minute: '2-digit' });
}

export function fullTime(ts) {
  return format(dateOf(ts), { dateStyle: 'full', timeStyle: 'medium' });
}

export function dayOf(ts) {
  return dateOf(ts).toDateString();
}

export function dayName(ts) {
  const date = dateOf(ts);
  return nearDay(date) ?? format(date, { weekday: 'long', month: 'long', day: 'numeric' });
}

function nearDay(date) {
  if (date.toDateString() === new Date().toDateString()) {
    return t('today');
  }
  const yesterday = new Date(Date.now() - DAY_MS).toDateString();
  return date.toDateString() === yesterday ? t('yesterday') : null;
}

const LONG = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };
const MEDIUM = { year: 'numeric', month: 'long', day: 'numeric' };
const SHORT = { year: 'numeric', month: 'short', day: 'numeric' };
const NUMBERS = { year: 'numeric', month: '2-digit', day: '2-digit' };
const MINUTES = { hour: '2-digit', minute: '2-digit' };

const PARTS = {
  date_num: (date) => format(date, NUMBERS),
  date_slash: (date) => format(date, NUMBERS),
  date: (date) => format(date, MEDIUM),
  date_short: (date) => format(date, SHORT),
  date_long: (date) => format(date, LONG),
  date_pretty: (date) => nearDay(date) ?? format(date, MEDIUM),
  date_short_pretty: (date) => nearDay(date) ?? format(date, SHORT),
  date_long_pretty: (date) => nearDay(date) ?? format(date, LONG),
  time: (date) => format(date, MINUTES),
  time_secs: (date) => format(date, { ...MINUTES, second: '2-digit' }),
  ago: (date) => ago((date.getTime() - Date.now()) / 1000),
};

/** Slack's `{date_short} at {time}`; null where the seconds or a token are not Slack's. */
export function formatDate(seconds, pattern) {
  const tokens = [...pattern.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
  if (!Number.isFinite(seconds) || tokens.some((token) => !PARTS[token])) {
    return null;
  }
  const date = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (_, token) => PARTS[token](date));
}

function ago(seconds) {
  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[3];
  const formatter = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  return formatter.format(Math.round(seconds / size), unit);
}
