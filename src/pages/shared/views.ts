import { coaching } from '../../kinds/coaching.ts';
import { community } from '../../kinds/community.ts';
import { goal } from '../../kinds/goal.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { pageHref } from '../../page/address.ts';
import { isJudged } from '../../page/frame.ts';
import type { Aside } from '../../page/page.ts';
import type { View } from '../../page/view.ts';

/** The pages that look at the handbook as a whole, in the order of the list beside them. */
const views = [
	{
		path: '/coverage/',
		title: 'Where collaboration holds',
		icon: 'coverage',
		shown: ({ book }: View) => isJudged(book),
	},
	{ path: '/map/', title: 'Goals × work', icon: 'goal', shown: ({ book }: View) => book.of(goal).some(isCurrent) },
	{
		path: '/systems/access/',
		title: 'Roles × systems',
		icon: 'key',
		shown: ({ book }: View) => book.of(role).some(isCurrent) && book.of(system).length > 0,
	},
	{
		path: '/coaching/coverage/',
		title: 'Coaching × journey',
		icon: 'coaching',
		shown: ({ book }: View) => book.of(coaching).some(isCurrent),
	},
	{
		path: '/calendar/',
		title: 'Calendar',
		icon: 'calendar',
		shown: ({ book }: View) => book.of(community).some(isCurrent),
	},
] as const;

export type Overview = (typeof views)[number]['path'];

/** Whether the handbook holds anything that the page at `path` could show. */
export const hasOverview = (view: View, path: Overview): boolean => views.find((one) => one.path === path)!.shown(view);

/** Where the page at `path` stands. */
export const overviewHref = ({ frame }: Pick<View, 'frame'>, path: Overview, id?: string): string =>
	pageHref(frame.base, path) + (id === undefined ? '' : `#${encodeURIComponent(id)}`);

/** The list of these pages, beside each of them. */
export function viewsBeside(view: View, path: Overview): Aside {
	return {
		title: 'Views',
		items: views
			.filter((one) => one.path !== path && one.shown(view))
			.map((one) => ({ text: one.title, href: pageHref(view.frame.base, one.path), icon: one.icon })),
	};
}
