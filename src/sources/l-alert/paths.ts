import { textOf, type XmlElement } from '../xml.js';
import { NAMESPACES } from './mapping.js';

type Prefix = keyof typeof NAMESPACES;

/** Every element that the first fitting path leads to. `pcx:Head/pcx:Title` goes down from `from`. */
export function elementsAt(from: XmlElement | undefined, paths: readonly string[]): XmlElement[] {
  if (from === undefined) return [];
  for (const path of paths) {
    const found = path
      .split('/')
      .reduce<XmlElement[]>(
        (elements, step) => elements.flatMap((element) => element.children.filter((child) => fits(child, step))),
        [from],
      );
    if (found.length > 0) return found;
  }
  return [];
}

export function elementAt(from: XmlElement | undefined, paths: readonly string[]): XmlElement | undefined {
  return elementsAt(from, paths)[0];
}

/** Empty where nothing stands there. */
export function textAt(from: XmlElement | undefined, paths: readonly string[]): string {
  return textOf(elementAt(from, paths));
}

function fits(element: XmlElement, step: string): boolean {
  const [prefix, name] = step.split(':') as [Prefix, string];
  const namespace = NAMESPACES[prefix];
  const isOurs = 'is' in namespace ? element.ns === namespace.is : element.ns.startsWith(namespace.begins);
  return isOurs && element.name === name;
}
