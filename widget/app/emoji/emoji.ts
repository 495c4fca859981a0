import type english from './english.ts'

type Group = Extract<keyof typeof english, `emoji_${string}`>

/** What people reach for in a chat, by the groups of Unicode; drawn by the visitor's own system. */
export const emoji: Record<Group, string> = {
  emoji_faces:
    '😀 😃 😄 😁 😆 😅 😂 🤣 😊 🙂 🙃 😉 😌 😍 🥰 😘 😋 😛 😜 🤪 🤓 😎 🤩 🥳 😏 😒 😞 😔 😟 😕 🙁 😣 😫 🥺 😢 😭 😤 😠 😡 🤯 😳 😱 😨 😰 😥 🤗 🤔 🤭 🤫 😶 😐 😬 🙄 😮 😲 🥱 😴 🤤 😷 🤒 🤕 🤢 🤧 😇 🤠 🤡 👻 💀 👽 🤖',
  emoji_people:
    '👋 🤚 ✋ 👌 🤏 ✌️ 🤞 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ 👍 👎 ✊ 👊 👏 🙌 🤲 🤝 🙏 ✍️ 💪 👀 🧠 🙋 🤷 🤦 🙇 🧑‍💻 🧑‍🍳 👶 👨‍👩‍👧',
  emoji_nature:
    '🐶 🐱 🐭 🐰 🦊 🐻 🐼 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🦆 🦉 🐝 🦋 🐢 🐍 🐙 🐬 🐳 🌵 🎄 🌲 🌱 🍀 🍁 🌸 🌹 🌻 🌞 🌙 ⭐ ⚡ 🔥 🌈 ☁️ ❄️ 💧',
  emoji_food:
    '🍏 🍎 🍊 🍋 🍌 🍉 🍇 🍓 🍒 🥭 🍍 🥑 🍅 🥕 🌽 🥐 🍞 🧀 🥚 🥞 🥓 🍔 🍟 🍕 🌮 🥗 🍝 🍣 🍪 🎂 🍰 🍫 🍿 ☕ 🍵 🥤 🍺 🍷 🥂',
  emoji_places: '🚗 🚕 🚌 🚲 🛵 🚂 ✈️ 🚀 🚢 ⛽ 🏠 🏢 🏥 🏦 🏨 🏫 🏖️ ⛰️ 🗺️ 🌍 ⚽ 🏀 🎾 🎮 🎲 🎯 🎸 🎨 🎬 🏆 🎉 🎁 🎈',
  emoji_things:
    '📱 💻 ⌨️ 🖨️ 📷 📺 🔋 🔌 💡 🔦 💰 💳 🧾 📦 ✉️ 📧 📅 📎 📌 ✂️ 🔑 🔒 🔨 🔧 ⚙️ 🧪 💊 🛒 🧹 🛏️ 👕 👟 👓 💍 ⏰ 📖 📝',
  emoji_signs: '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💯 ✅ ❌ ❓ ❗ ⚠️ 🚫 ♻️ ➕ ➖ ✔️ ☑️ 🔴 🟠 🟡 🟢 🔵 ⬆️ ➡️ ⬇️ ⬅️ 🔄 🆕 🆗 💬 💤 🎵',
}

export const groups = Object.keys(emoji) as Group[]
