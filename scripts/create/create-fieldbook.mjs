#!/usr/bin/env node
// `npm create fieldbook` is `fieldbook init`.
import process from 'node:process';

process.argv.splice(2, 0, 'init');
await import('fieldbook/cli');
