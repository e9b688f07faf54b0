#!/bin/sh
# Takes out of installed packages what no running program reads: slim.sh node_modules
set -eu
cd "$1"
# The pinned Node lies there twice, the second time with its headers; what a debugger reads of it is for those who build it.
rm -rf node/node_modules
strip node/bin/node
# Types, maps, builds for browsers, and compilers and test tools that packages have brought along.
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.iife.js' -o -name '*.umd.js' -o -name '*.umd.cjs' \) -delete
rm -rf typescript @typescript botbuilder/vendors/chai botframework-streaming/vendors/chai bintrees/test
