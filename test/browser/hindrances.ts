import axe from 'axe-core';
import type { Page } from 'playwright-core';

const themes = ['light', 'dark', 'contrast'] as const;

/** What hinders readers on a page, as axe finds it: all there is in light, and what depends on colour in dark and high contrast. */
export async function hindrances(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const found: string[] = [];
	for (const theme of themes) {
		const { violations } = await page.evaluate((theme) => {
			document.documentElement.dataset.theme = theme;
			const options = theme === 'light' ? {} : { runOnly: ['color-contrast'] };
			return (globalThis as unknown as { axe: typeof axe }).axe.run(options);
		}, theme);
		for (const { id, nodes } of violations)
			found.push(...nodes.map(({ html, failureSummary }) => `${theme}: ${id}: ${html} ${failureSummary}`));
	}
	return found;
}
