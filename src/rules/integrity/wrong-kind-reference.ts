import type { Target } from '../../core/kind.ts';
import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { itemOf, labelOfKind, listed, quoted } from '../words.ts';

export const wrongKindReference = defineEntryRule({
	id: 'wrong-kind-reference',
	severity: 'error',
	profile: 'starter',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, path, ref, written, to, outcome } = link;
			if (outcome !== 'wrong-kind' || !ref || !to) continue;
			const wanted = new Set(ref.targets.filter(({ here }) => !here).map(wantedBy));
			yield {
				entry: from,
				...(path ? { path } : locationOf(link)),
				key: `${String(path?.[0] ?? written?.component)}:${ref.text}`,
				message: `${quoted(ref.text)} is ${to.kind.label}; this ${path ? 'field names' : 'component shows'} ${listed([...wanted], 'or')}.`,
			};
		}
	},
});

function wantedBy({ kind, list }: Target): string {
	if (!list) return labelOfKind(kind);
	const item = itemOf(list);
	return `${/^[aeiou]/.test(item) ? 'an' : 'a'} ${item} of ${labelOfKind(kind)}`;
}
