import type { Entry } from '../../core/entry.ts';
import { isRecord } from '../../core/record.ts';
import type { page } from '../page.ts';

type Facts = Entry<typeof page>['data'];

/** Where a free page asks to stand among those of its folder, in whatever words of other programs; the smallest first. */
export function orderOf({ kind, data }: Entry): number | undefined {
	if (!kind.free) return undefined;
	const { weight, order, nav_order, sidebar_position, sidebar, menu } = data as Facts;
	// Where the habit comes from, a weight of nothing is none.
	return sidebar_position ?? nav_order ?? order ?? (weight || undefined) ?? numberIn(sidebar, 'order') ?? inMenus(menu);
}

function inMenus(menus: unknown): number | undefined {
	if (!isRecord(menus)) return undefined;
	for (const menu of Object.values(menus)) {
		const weight = numberIn(menu, 'weight');
		if (weight) return weight;
	}
	return undefined;
}

function numberIn(facts: unknown, name: string): number | undefined {
	const value = isRecord(facts) ? facts[name] : undefined;
	return typeof value === 'number' ? value : undefined;
}

/** The name of an entry in lists: a free page may have one that is shorter than its title. */
export function nameOf({ kind, data, title }: Entry): string {
	if (!kind.free) return title;
	const { linkTitle, sidebar_label, sidebar } = data as Facts;
	const label = isRecord(sidebar) && typeof sidebar.label === 'string' ? sidebar.label.trim() : '';
	return linkTitle ?? sidebar_label ?? (label || title);
}

/** By which fields a free page asks not to be listed. */
export const unlistedBy = ({ kind, data }: Entry): readonly string[] =>
	kind.free ? (['hidden', 'unlisted', 'nav_exclude'] as const).filter((name) => (data as Facts)[name]) : [];
