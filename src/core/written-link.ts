import type { Ref } from './kind.ts';
import type { Range } from './source.ts';

/** A link, image or link definition as it stands in Markdown or HTML, or an entry that a component shows. */
export interface WrittenLink {
	readonly form: 'link' | 'image' | 'html' | 'component';
	/** The address, with Markdown escapes and entities resolved; of a component, the id it names. */
	readonly url: string;
	readonly text: string;
	/** Whether it is raw HTML, which is often pasted from elsewhere. */
	readonly raw?: true;
	/** Where the address stands. */
	readonly range: Range;
	/** The component that shows an entry, and the reference by which it names it. */
	readonly component?: string;
	readonly ref?: Ref;
}
