interface Named {
  name: string;
}

/** Figures by channel in the order of the list of channels, as on every other page; what is not listed comes last. */
export function inListOrder<T>(channels: readonly Named[], figures: Readonly<Record<string, T>>): [string, T][] {
  const place = (name: string): number => {
    const at = channels.findIndex((channel) => channel.name === name);
    return at === -1 ? channels.length : at;
  };
  return Object.entries(figures).toSorted(([a], [b]) => place(a) - place(b));
}
