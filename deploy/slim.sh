#!/bin/sh
# Takes out of installed packages what no running program reads: slim.sh node_modules
set -eu
cd "$1"
# The pinned Node lies there twice, the second time with its headers; what a debugger reads of it is for those who build it.
rm -rf node/node_modules
strip node/bin/node
# Types, maps, sources, builds for browsers and for other runtimes than Node, and compilers and test tools that packages have brought along.
find . -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.iife.js' -o -name '*.umd.js' -o -name '*.umd.cjs' -o -name '*.bare' \) -delete
rm -rf typescript @typescript botbuilder/vendors/chai botframework-streaming/vendors/chai bintrees/test
# Debian's own npm installs what is made for another libc too.
rm -rf @*/*-linux-*-musl
