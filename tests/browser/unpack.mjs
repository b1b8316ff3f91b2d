// Unpack the packaged Chromium and print its path.
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
