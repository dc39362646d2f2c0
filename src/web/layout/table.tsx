import type { ComponentChildren, VNode } from 'preact';
import { Words, type Both } from './words.js';

interface TableProps {
  caption: Both;
  head: readonly (Both & { numeric?: boolean })[];
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
  empty: Both;
}

/**
 * A table whose first cell of each row is its header. On a phone every cell is shown under its column's name
 * (`data-label`), so that nothing is scrolled sideways.
 */
export function Table({ caption, head, rows, empty }: TableProps): VNode {
  if (rows.length === 0) {
    return (
      <p class="empty">
        <Words {...empty} />
      </p>
    );
  }
  return (
    <table class="cards">
      <caption>
        <Words {...caption} />
      </caption>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col" class={cell.numeric === true ? 'number' : undefined}>
              <Words ja={cell.ja} en={cell.en} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <Cell head={head[index]} first={index === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  head: (Both & { numeric?: boolean }) | undefined;
  first: boolean;
  children: ComponentChildren;
}

function Cell({ head, first, children }: CellProps): VNode {
  const look = head?.numeric === true ? 'number' : undefined;
  return first ? (
    <th scope="row" data-label={head?.ja} class={look}>
      {children}
    </th>
  ) : (
    <td data-label={head?.ja} class={look}>
      {children}
    </td>
  );
}
