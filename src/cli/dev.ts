import process from 'node:process';
import { Command } from 'commander';
import { usualPort } from '../site/requests.ts';
import { findingsOf } from './check.ts';
import { nothingFound } from './nothing.ts';
import { formatText } from './text.ts';
import {
	baseOption,
	cacheFolder,
	cacheOption,
	componentsOption,
	contentOption,
	ownComponents,
	portNumber,
	requireFolder,
} from './usage.ts';

interface DevCommandOptions {
	readonly content: string;
	readonly components?: string;
	readonly cache?: string;
	readonly base?: string;
	readonly port: number;
}

export const devCommand = new Command('dev')
	.description('Serve the handbook while it is written: every edit shows at once, with its findings.')
	.addOption(contentOption())
	.addOption(componentsOption())
	.addOption(cacheOption())
	.addOption(baseOption())
	.option('--port <number>', 'port to serve on; the next free one where it is taken', portNumber, usualPort)
	.action(async ({ content, components, cache, base, port }: DevCommandOptions) => {
		requireFolder(content);
		ownComponents(components, content);
		const { devSite } = await import('../site/commands/dev.ts');
		const { url } = await devSite({
			content,
			cache: cache ?? cacheFolder(content, 'dev'),
			port,
			...(components === undefined ? {} : { components }),
			...(base === undefined ? {} : { base }),
			onCheck: (handbook, milliseconds) => {
				process.stdout.write(
					formatText(findingsOf(handbook, new Set(), 'error'), milliseconds, nothingFound(handbook, content)),
				);
			},
		});
		process.stdout.write(`The handbook is at ${url}\nPress Ctrl+C to stop.\n`);
	});
