import type { VNode } from 'preact';
import type { Problem } from './problem.js';
import { Words } from './words.js';

/**
 * What is wrong, above the form, each line leading to its field. It takes the focus when the page opens
 * (WCAG 2.2 §3.3.1): whoever cannot see the red must hear it first.
 */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }): VNode | null {
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus id="error-summary" aria-labelledby="error-title">
      <h2 id="error-title">
        <Words ja="入力内容を確認してください" en="Please check what you entered" />
      </h2>
      <ul>
        {problems.map((problem) => (
          <li>
            {problem.field === '' ? (
              <Words {...problem} />
            ) : (
              <a href={`#${problem.field}`}>
                <Words {...problem} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
