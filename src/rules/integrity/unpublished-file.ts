import { isAsset } from '../../core/file-names.ts';
import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { quoted } from '../../kinds/views/words.ts';

export const unpublishedFile = defineEntryRule({
	id: 'unpublished-file',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { asset, from, text, outcome } = link;
			if (outcome !== 'found' || asset === undefined || isAsset(asset)) continue;
			const what = asset.endsWith('/') ? 'folder' : 'file';
			yield {
				entry: from,
				...locationOf(link),
				key: text,
				message: `The ${what} ${quoted(asset)} exists, but is not part of the site, so readers there cannot follow this link.`,
				help: 'Link to a page, or to its address in the repository.',
			};
		}
	},
});
