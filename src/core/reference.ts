import { closest } from './closest.ts';
import type { Entry } from './entry.ts';
import type { Ref, Target } from './kind.ts';
import type { Link } from './link.ts';
import { hasPart, type Names, worthAGuess } from './names.ts';
import type { Path } from './yaml.ts';

/** Works out a reference among the facts. */
export function resolveRef(from: Entry, path: Path, ref: Ref, names: Names): Link {
	const link = { from, text: ref.text, path, ref };
	const several = takesFolder(ref.targets);
	for (const target of ref.targets) {
		const to = entryNamed(from, ref, target, several, names);
		if (!to) continue;
		const part = partNamed(ref, target, to);
		if (part === undefined && ref.part !== undefined) continue;
		if (part === undefined) return { ...link, to, outcome: 'found' };
		if (hasPart(to, part, target.list)) return { ...link, to, part, outcome: 'found' };
	}
	return { ...link, ...nearMiss(from, ref, several, names) };
}

const folders = new WeakMap<readonly Target[], boolean>();

/** Whether the author writes `folder/slug`, since the field alone does not tell the kind. */
function takesFolder(targets: readonly Target[]): boolean {
	const known = folders.get(targets);
	if (known !== undefined) return known;
	const several =
		targets.filter(({ list, here }) => !here && !list).length > 1 ||
		targets.some(({ kind, here }) => kind === '*' && !here);
	folders.set(targets, several);
	return several;
}

function entryNamed(from: Entry, ref: Ref, target: Target, several: boolean, names: Names): Entry | undefined {
	if (target.here) return from;
	const kind = names.kinds.get(target.kind);
	if (kind?.single) return names.byId.get(kind.folder);
	if (!several) return names.byKind.get(target.kind)?.get(ref.id);
	const [first, ...rest] = ref.id.split('/');
	const named = names.kinds.values().find(({ name, folder }) => name === first || folder === first);
	if (!named || (target.kind !== '*' && named.name !== target.kind))
		return target.kind === '*' ? names.byId.get(ref.id) : undefined;
	return names.byKind.get(named.name)?.get(rest.join('/'));
}

/** The part a reference names under `target`; where only a part can be meant, it is the whole text. */
function partNamed(ref: Ref, target: Target, to: Entry): string | undefined {
	if (!target.list) return undefined;
	if (target.here || to.kind.single) return ref.text;
	// Any part of anything: naming the whole is allowed.
	return target.list === '*' ? ref.part : (ref.part ?? '');
}

/** Why a reference leads nowhere, and what may have been meant. */
function nearMiss(
	from: Entry,
	ref: Ref,
	several: boolean,
	names: Names,
): Pick<Link, 'outcome' | 'to' | 'part' | 'guess'> {
	for (const target of ref.targets) {
		if (!target.list) continue;
		const to = entryNamed(from, ref, target, several, names);
		if (!to || (to.kind.single && ref.targets.length > 1)) continue;
		// A playbook that could not be read whole may well have the part.
		const part = partNamed(ref, target, to)!;
		if (!to.whole) return { outcome: 'found', to, part };
		const ids = to.parts.filter(({ list }) => target.list === '*' || list === target.list).map(({ id }) => id);
		const near = closest(part, ids);
		const prefix = target.here || to.kind.single ? '' : `${ref.id}#`;
		return { outcome: 'missing-part', to, part, ...(near ? { guess: prefix + near } : {}) };
	}
	if (!several) {
		for (const [kind, slugs] of names.byKind) {
			const to = slugs.get(ref.id) ?? slugs.get(ref.id.split('/').slice(1).join('/'));
			if (to && ref.targets.some((target) => target.kind === kind)) return { outcome: 'missing', guess: to.slug };
			if (to) return { outcome: 'wrong-kind', to };
		}
	} else {
		const to =
			names.byId.get(ref.id) ??
			[...names.byKind.values()].map((slugs) => slugs.get(ref.id)).find((entry) => entry !== undefined);
		if (to && !ref.targets.some(({ kind }) => kind === to.kind.name || kind === '*'))
			return { outcome: 'wrong-kind', to };
		if (to) return { outcome: 'missing', guess: to.id };
	}
	const candidates = ref.targets.flatMap(({ kind, list, here }) =>
		here || list ? [] : [...(names.byKind.get(kind)?.values() ?? [])].map((entry) => (several ? entry.id : entry.slug)),
	);
	for (const { list, kind } of ref.targets) {
		const named = names.kinds.get(kind);
		if (list && named?.single)
			candidates.push(
				...(names.byId
					.get(named.folder)
					?.parts.filter((part) => part.list === list)
					.map(({ id }) => id) ?? []),
			);
		else if (list && kind !== '*')
			candidates.push(
				...[...(names.byKind.get(kind)?.values() ?? [])].map(({ slug }) =>
					ref.part === undefined ? slug : `${slug}#${ref.part}`,
				),
			);
	}
	const guess = worthAGuess(names, from) ? closest(ref.text, candidates) : undefined;
	return { outcome: 'missing', ...(guess ? { guess } : {}) };
}
