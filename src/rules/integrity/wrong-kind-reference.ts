import type { Target } from '../../core/kind.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { itemOf, labelOfKind, listed, quoted } from '../words.ts';

export const wrongKindReference = defineEntryRule({
	id: 'wrong-kind-reference',
	severity: 'error',
	profile: 'starter',
	*judge(entry, book) {
		for (const { from, path, ref, to, outcome } of book.linksFrom(entry)) {
			if (outcome !== 'wrong-kind' || !path || !ref || !to) continue;
			const wanted = new Set(ref.targets.map(wantedBy));
			yield {
				entry: from,
				path,
				key: `${String(path[0])}:${ref.text}`,
				message: `${quoted(ref.text)} is ${to.kind.label}; this field names ${listed([...wanted], 'or')}.`,
			};
		}
	},
});

function wantedBy({ kind, list }: Target): string {
	if (!list) return labelOfKind(kind);
	const item = itemOf(list);
	return `${/^[aeiou]/.test(item) ? 'an' : 'a'} ${item} of ${labelOfKind(kind)}`;
}
