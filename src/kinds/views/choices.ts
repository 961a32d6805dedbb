import type { Handbook } from '../../core/handbook.ts';
import { type Target, takesFolder } from '../../core/kind.ts';
import { statusOf } from './status.ts';

/** Something that a reference may name, as the reference writes it, and what readers call it. */
export interface Choice {
	readonly id: string;
	readonly title: string;
}

/** What a handbook has that a reference to one of `targets` may name: nothing that goes away, and no part of the playbook it stands in. */
export function choicesFor({ entries }: Pick<Handbook, 'entries'>, targets: readonly Target[]): readonly Choice[] {
	const several = takesFolder(targets);
	return targets.flatMap(({ kind, list, here }) => {
		if (here) return [];
		const named = entries.filter((entry) =>
			kind === '*'
				? !entry.kind.single && !entry.kind.free
				: entry.kind.name === kind && !['deprecated', 'retired'].includes(statusOf(entry)),
		);
		return named.flatMap((entry) => {
			const id = several ? entry.id : entry.slug;
			if (!list || list === '*') return [{ id, title: entry.title }];
			const parts = entry.parts.filter((part) => part.list === list);
			return parts.map((part) => ({ id: entry.kind.single ? part.id : `${id}#${part.id}`, title: part.title }));
		});
	});
}
