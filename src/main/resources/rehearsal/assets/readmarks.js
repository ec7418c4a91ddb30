// How far each person has read each channel. It lives as long as the browser's tab.

const KEY = 'acknet.read';

export class ReadMarks {
  constructor() {
    const stored = sessionStorage.getItem(KEY);
    // What was said before the page was opened is history, not news.
    this.marks = stored ? JSON.parse(stored) : { since: String(Date.now() / 1000) };
    this.store();
  }

  seen(person, channel) {
    return this.marks[`${person}/${channel}`] ?? this.marks.since;
  }

  read(person, channel, ts) {
    this.marks[`${person}/${channel}`] = ts;
    this.store();
  }

  store() {
    sessionStorage.setItem(KEY, JSON.stringify(this.marks));
  }
}
