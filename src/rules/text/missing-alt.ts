import { defineEntryRule } from '../../core/rule.ts';
import type { Range, Source } from '../../core/source.ts';

export const missingAlt = defineEntryRule({
	id: 'missing-alt',
	severity: 'error',
	profile: 'standard',
	weakens: 'page',
	*judge(entry) {
		if (!entry.prose) return;
		// A free page asks for nothing, so here it is only warned of.
		const weight = entry.kind.free ? { severity: 'warning' as const } : {};
		const { links, source } = entry.prose;
		for (const { form, text, url, range } of links) {
			if (form !== 'image' || text.trim() !== '' || isDescribed(source, range)) continue;
			yield {
				entry,
				...weight,
				source,
				range,
				key: url,
				message:
					'This image has no description, so colleagues who cannot see it, or read on a slow line, miss what it shows.',
				help: 'Say in the square brackets, or in `alt` of an HTML image, what a reader should take from it.',
			};
		}
	},
});

/** Whether an image in HTML says what it shows; an empty description there says that it only decorates. */
function isDescribed({ text }: Source, { start }: Range): boolean {
	const near = text.slice(Math.max(0, start - longestTag), start + longestTag);
	const middle = Math.min(start, longestTag);
	const opening = near.lastIndexOf('<', middle);
	const closing = near.indexOf('>', middle);
	return opening >= 0 && closing >= 0 && /^<img\b[^>]*\balt\s*=/i.test(near.slice(opening, closing));
}

/** Characters up to which the ends of a tag are looked for. */
const longestTag = 2_000;
