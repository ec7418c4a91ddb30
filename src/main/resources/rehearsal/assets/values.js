/** What was filled in on one surface, in the shape of Slack's `state.values`. */
export class Values {
  constructor() {
    this.byBlock = {};
  }

  /** The value of an element: what was filled in before, else how it starts. */
  start(element, block, initial) {
    const known = this.byBlock[block.block_id]?.[element.action_id];
    if (known?.type === element.type) {
      return known;
    }
    return this.put(element, block, initial);
  }

  put(element, block, value) {
    this.byBlock[block.block_id] ??= {};
    const typed = { type: element.type, ...value };
    this.byBlock[block.block_id][element.action_id] = typed;
    return typed;
  }

  /** Only what these blocks still ask: a block that went away takes its value with it. */
  state(blocks) {
    const ids = new Set(identified(blocks).map((block) => block.block_id));
    const kept = Object.entries(this.byBlock).filter(([id]) => ids.has(id));
    return { values: Object.fromEntries(kept) };
  }

  get(blockId, actionId) {
    return this.byBlock[blockId]?.[actionId];
  }
}

/** Blocks of which each has an id, as Slack gives one to those that the app left without. */
export function identified(blocks) {
  return (blocks ?? []).map((block, index) => ({
    ...block,
    block_id: block.block_id ?? `block-${index}`,
  }));
}

/** Whether a value of any type says something. */
export function isFilled(value) {
  return Object.entries(value ?? {}).some(([key, v]) =>
    key !== 'type' && v !== null && v !== '' && !(Array.isArray(v) && v.length === 0));
}
