import type { Style } from '../problem/format.js';
import { isEmptyReview, type Review } from './review.js';

/** Text for a terminal, Markdown for a comment on GitHub, a page without a network, JSON, or SARIF for code scanning. */
export type ReviewFormat = 'text' | 'markdown' | 'html' | 'json' | 'sarif';

/** How a review is shown. */
export interface RenderOptions {
  /** Of this package, for SARIF. */
  readonly version: string;
  /** For text. */
  readonly style: Style;
  /** Where all of it is, as a sentence, for Markdown that had to be shortened. */
  readonly rest?: string;
  /** Whether there is no text at all where nothing differs. JSON and SARIF are for programs, which want them always. */
  readonly skipEmpty?: boolean;
}

/** A review in one of the formats, ending in a line break. */
export async function renderReview(review: Review, format: ReviewFormat, { version, style, rest, skipEmpty = false }: RenderOptions): Promise<string> {
  const isSkipped = skipEmpty && isEmptyReview(review) && review.problems.length === 0;
  // Only the one that is asked for is loaded.
  switch (format) {
    case 'text':
      return isSkipped ? '' : (await import('./text.js')).reviewText(review, style);
    case 'markdown':
      return isSkipped ? '' : (await import('./markdown.js')).reviewMarkdown(review, rest);
    case 'html':
      return isSkipped ? '' : (await import('./html.js')).reviewHtml(review);
    case 'json':
      return `${JSON.stringify((await import('./json.js')).reviewJson(review), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify((await import('./sarif.js')).reviewSarif(review, { version }), null, 2)}\n`;
  }
}
