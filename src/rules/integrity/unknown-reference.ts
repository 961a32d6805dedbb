import type { Target } from '../../core/kind.ts';
import { type Link, locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { kinds } from '../../kinds/index.ts';
import { itemOf, listed, nounOf, nounOfKind, quoted } from '../words.ts';

export const unknownReference = defineEntryRule({
	id: 'unknown-reference',
	severity: 'error',
	profile: 'starter',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, path, ref, written, outcome, guess } = link;
			if (!ref || (outcome !== 'missing' && outcome !== 'missing-part')) continue;
			const help = guess ? `Did you mean \`${guess}\`?` : advice(link, ref.targets);
			yield {
				entry: from,
				...(path ? { path } : locationOf(link)),
				key: `${String(path?.[0] ?? written?.component)}:${ref.text}`,
				message: outcome === 'missing' ? unknownEntry(ref.id, ref.targets) : unknownPart(link, ref.targets),
				...(help ? { help } : {}),
			};
		}
	},
});

function unknownEntry(id: string, targets: readonly Target[]): string {
	if (targets.some(({ kind, here }) => kind === '*' && !here))
		return `Nothing in the handbook has the id ${quoted(id)}.`;
	const named = targets.filter(({ here }) => !here);
	const nouns = named.map(({ kind, list }) => (list && isSettings(kind) ? itemOf(list) : nounOfKind(kind)));
	return `No ${[...new Set(nouns)].join(' and no ')} has the id ${quoted(id)}.`;
}

function unknownPart({ from, to, part = '', ref }: Link, targets: readonly Target[]): string {
	const { list = '*', here } = targets.find((target) => target.list && (!target.here || to === from))!;
	const noun = list === '*' ? 'part' : itemOf(list);
	if (to?.kind.single) return `The settings have no ${noun} ${quoted(part)}.`;
	if (here) return `This ${nounOf(from.kind)} has no ${noun} ${quoted(part)}.`;
	if (part === '') return `${quoted(ref!.text)} names a whole ${nounOf(to!.kind)}; this field names one ${noun} of it.`;
	return `${quoted(ref!.id)} has no ${noun} ${quoted(part)}.`;
}

/** What to write where nothing comes near enough to be meant. */
function advice({ to, part }: Link, targets: readonly Target[]): string | undefined {
	const ids = [...(to?.parts ?? [])].filter(({ list }) =>
		targets.some((target) => target.list === list || target.list === '*'),
	);
	const known = ids.map(({ id }) => `\`${id}\``);
	if (part === '' && to && ids[0]) return `Add the part after a hash: \`${to.slug}#${ids[0].id}\`.`;
	if (part !== undefined && known.length > 0) return `There is ${listed(known)}.`;
	return undefined;
}

const isSettings = (name: string) => kinds.some((kind) => kind.name === name && kind.single);
