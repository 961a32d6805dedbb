import type { Target } from '../../core/kind.ts';
import { locationOf } from '../../core/link.ts';
import { defineRule } from '../../core/rule.ts';
import { itemOf, labelOfKind, listed, quoted } from '../../kinds/views/words.ts';
import { lacksOf } from '../shared/dangling.ts';

export const wrongKindReference = defineRule({
	id: 'wrong-kind-reference',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*check(book) {
		for (const { id, links, otherKind } of lacksOf(book)) {
			if (!otherKind) continue;
			for (const link of links) {
				const { from, path, ref, written } = link;
				if (!ref) continue;
				const wanted = new Set(ref.targets.filter(({ here }) => !here).map(wantedBy));
				yield {
					entry: from,
					...(path ? { path } : locationOf(link)),
					key: `${String(path?.[0] ?? written?.component)}:${ref.text}`,
					lacks: id,
					message: `${quoted(ref.text)} is ${otherKind.kind.label}; this ${path ? 'field names' : 'component shows'} ${listed([...wanted], 'or')}.`,
				};
			}
		}
	},
});

function wantedBy({ kind, list }: Target): string {
	if (!list) return labelOfKind(kind);
	const item = itemOf(list);
	return `${/^[aeiou]/.test(item) ? 'an' : 'a'} ${item} of ${labelOfKind(kind)}`;
}
