"""The peer: the smallest bot that python-telegram-bot makes, as its own examples do. ``python -m bench.echo ORIGIN``.

Sequential, its default request class (httpx), polling, nothing stored: what is said is said back.
"""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bench.machine import BOT_CORE, pin
from bot.demo.telegram import TOKEN


async def say_back(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says it back."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """The program."""
    application = Application.builder().token(TOKEN).base_url(f"{sys.argv[1]}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, say_back))
    application.run_polling()


if __name__ == "__main__":
    pin(0, BOT_CORE)
    main()
