import { isAsset } from '../../core/file-names.ts';
import { type Link, locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { quoted } from '../../kinds/views/words.ts';

export const missingAsset = defineEntryRule({
	id: 'missing-asset',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			if (link.written?.form !== 'image') continue;
			const problem = problemOf(link);
			if (!problem) continue;
			// Raw HTML is often pasted from a page elsewhere, whose images nobody meant to bring along.
			const weight = link.written.raw ? { severity: 'warning' as const } : {};
			yield { entry: link.from, ...locationOf(link), key: link.text, ...weight, ...problem };
		}
	},
});

function problemOf({ outcome, wanted, guess, text, asset, to }: Link) {
	if (outcome === 'outside') {
		return {
			message: `The image ${quoted(text)} lies outside the handbook, so the site cannot show it.`,
			help: 'Copy the file into the handbook, beside the page.',
		};
	}
	if (outcome === 'found' && to) {
		return {
			message: `${quoted(text)} is a page; only an image can be shown here.`,
			help: 'Take out the `!` to link to it.',
		};
	}
	if (outcome === 'found' && asset !== undefined && !isAsset(asset)) {
		return {
			message: `The site does not show images of the type \`.${asset.split('.').at(-1)}\`, since not every browser can.`,
			help: 'Save it as PNG, JPEG, WebP or SVG.',
		};
	}
	if (outcome !== 'missing') return undefined;
	if (wanted === undefined)
		return { message: 'This image has no address.', help: 'Write the file it shows, or take it out.' };
	if (/^[/\\]/.test(text)) {
		return {
			message: `There is no image ${quoted(wanted)}; a leading slash stands for the handbook’s top folder.`,
			help: guess ? `Did you mean \`${guess}\`?` : 'Write the way from this page to the file: `../images/diagram.png`.',
		};
	}
	const message = `There is no image ${quoted(wanted)}, so readers see a gap.`;
	return guess
		? { message, help: `Did you mean \`${guess}\`?` }
		: { message, help: 'Put the file there, or take the image out.' };
}
