import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { usualPort } from '../site/requests.ts';
import { baseOption, outOption, portNumber, UsageError } from './usage.ts';

export const previewCommand = new Command('preview')
	.description('Serve a built site on this computer.')
	.addOption(outOption())
	.addOption(baseOption())
	.option('--port <number>', 'port to serve on; the next free one where it is taken', portNumber, usualPort)
	.action(async ({ out, base, port }: { out: string; base?: string; port: number }) => {
		if (!existsSync(join(out, 'index.html')))
			throw new UsageError(`there is no site in \`${out}\`. Build it first: \`fieldbook build --out ${out}\`.`);
		const { previewSite } = await import('../site/commands/preview.ts');
		const { url } = await previewSite({ out, port, ...(base === undefined ? {} : { base }) });
		process.stdout.write(`The handbook is at ${url}\nPress Ctrl+C to stop.\n`);
	});
