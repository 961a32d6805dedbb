import type { Facts } from '../../core/handbook.ts';
import { accessOf, levelsOf, type Need, type Standing, standingOf, suffices } from '../../kinds/views/access.ts';
import type { Activity, Role, System } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Cell, Section } from '../../page/blocks.ts';
import { concerning, hrefOf, type View } from '../../page/view.ts';
import { accessTones } from '../shared/access.ts';

type Needs = ReadonlyMap<Role, ReadonlyMap<System, Need>>;

/** The needs that are not met by the access a role has. */
export const gapsIn = (book: Facts, needs: Needs): readonly Need[] =>
	needsThat((standing) => standing === 'missing', book, needs);

const needsThat = (is: (standing: Standing | undefined) => boolean, book: Facts, needs: Needs): readonly Need[] =>
	[...needs]
		.filter(([role]) => isCurrent(role))
		.flatMap(([role, needed]) =>
			[...needed.values()].filter(({ use }) => is(standingOf(accessOf(book, role).get(use.system), use))),
		);

/** Which level of each system each role needs, with what is missing marked; nothing where no system is needed. */
export function accessSection(
	id: string,
	needs: Needs,
	view: View,
	activityHref: (activity: Activity) => string,
): readonly Section[] {
	const roles = [...needs.keys()];
	const systems = [...new Set([...needs.values()].flatMap((needed) => [...needed.keys()]))];
	if (systems.length === 0) return [];
	const enough = needsThat((standing) => !suffices(standing), view.book, needs).length === 0;
	return [
		{
			id,
			heading: 'Systems and access',
			note: enough ? 'level needed; everybody has it' : 'level needed; what is missing or unclear is marked',
			block: {
				form: 'matrix',
				label: 'Level of access each role needs in each system',
				corner: 'System',
				columns: roles.map((role) => ({ text: role.title, href: hrefOf(view, role), ...concerning([role]) })),
				rows: systems.map((system) => ({
					head: {
						text: system.title,
						href: hrefOf(view, system),
						...(system.data.state === 'live' || !system.data.state ? {} : { detail: system.data.state }),
					},
					cells: roles.map((role) => cellOf(needs.get(role)?.get(system), view.book, activityHref)),
				})),
			},
		},
	];
}

function cellOf(need: Need | undefined, book: Facts, activityHref: (activity: Activity) => string): Cell {
	if (!need) return {};
	const { role, use, activity } = need;
	const access = accessOf(book, role).get(use.system);
	const standing = standingOf(access, use);
	const what = { missing: ' and does not have it', unclear: '; whether it has that, nobody can say' };
	const open = standing === 'missing' || standing === 'unclear' ? standing : undefined;
	return {
		text: open ? levelsOf(access, use) : use.level,
		href: activityHref(activity),
		// What is more than this process takes may be right for another one.
		tone: accessTones[open ?? 'fits'],
		title: `${role.title} needs ${use.level} in ${use.system.title} for “${activity.facts.title}”${open ? what[open] : ''}`,
	};
}
