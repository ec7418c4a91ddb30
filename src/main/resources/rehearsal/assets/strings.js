// Every sentence of the page, in both languages. The language is that of the person who is played.

let language = 'en';

export const STRINGS = {
  youAre: { zh: '当前身份', en: 'You are' },
  people: { zh: '切换身份', en: 'Switch person' },
  channels: { zh: '频道', en: 'Channels' },
  directMessages: { zh: '私信', en: 'Direct messages' },
  apps: { zh: '应用', en: 'Apps' },
  appHome: { zh: '应用主页', en: 'App Home' },
  app: { zh: '应用', en: 'APP' },
  guest: { zh: '访客', en: 'guest' },
  you: { zh: '你', en: 'you' },
  openRail: { zh: '打开频道列表', en: 'Open the channel list' },
  closeRail: { zh: '关闭频道列表', en: 'Close the channel list' },
  jump: { zh: '跳转到…', en: 'Jump to…' },
  jumpHint: { zh: '输入频道或会话的名称', en: 'Type the name of a channel or conversation' },
  nothingFound: { zh: '没有匹配的结果', en: 'Nothing matches' },
  scenario: { zh: '模拟集群', en: 'Simulated cluster' },
  scenarioSwitched: { zh: '已切换到：{0}', en: 'Now simulating: {0}' },
  inspector: { zh: '检查器', en: 'Inspector' },
  closeInspector: { zh: '关闭检查器', en: 'Close the inspector' },
  tabSlack: { zh: 'Slack', en: 'Slack' },
  tabKubernetes: { zh: 'Kubernetes', en: 'Kubernetes' },
  tabObjects: { zh: '集群对象', en: 'Objects' },
  requestsEmpty: {
    zh: '还没有请求。让 acknet 检查一次集群，这里会列出它读了什么。',
    en: 'No requests yet. Let acknet check the cluster: what it reads is listed here.',
  },
  changesEmpty: {
    zh: '集群还没有变化。批准一个变更，或者打开一个故障。',
    en: 'Nothing has changed in the cluster yet. Approve a change, or switch a fault on.',
  },
  detailGone: { zh: '内容已经不在了。', en: 'The content is not kept any more.' },
  noAnswerCode: { zh: '断开', en: 'cut' },
  objectAdded: { zh: '新建', en: 'created' },
  objectModified: { zh: '修改', en: 'changed' },
  objectDeleted: { zh: '删除', en: 'deleted' },
  faults: { zh: '故障', en: 'Faults' },
  faultsOn: { zh: '故障：已打开 {0} 个', en: 'Faults: {0} switched on' },
  faultsNow: { zh: '正在模拟故障：', en: 'Simulated faults:' },
  turnOff: { zh: '关闭故障：{0}', en: 'Switch off: {0}' },
  tour: { zh: '导览', en: 'Tour' },
  tourLeave: { zh: '离开导览（可随时再打开）', en: 'Leave the tour; it can be opened again' },
  tourStepDone: { zh: '（已完成）', en: ' (done)' },
  tour_ask: { zh: '提问', en: 'Ask' },
  tour_check: { zh: '检查集群', en: 'Check the cluster' },
  tour_propose: { zh: '提出修复', en: 'Propose a fix' },
  tour_approve: { zh: '换个人批准', en: 'Approve as somebody else' },
  tour_undo: { zh: '撤销', en: 'Undo' },
  tourQuestion: {
    zh: 'Pod 访问自己的 Service 时好时坏',
    en: 'why can\'t a Pod reach its own Service?',
  },
  tourAsk: {
    zh: '商店的购物车服务时常访问不到自己。问问 acknet 为什么。',
    en: 'The cart of a shop often cannot reach itself. Ask acknet why.',
  },
  tourAskDo: { zh: '替我提问', en: 'Ask for me' },
  tourCheck: {
    zh: '回答下面有“检查集群”。它只读，先告诉你要读什么。',
    en: 'Below the answer there is “Check on …”. It only reads, and says what before it does.',
  },
  tourCheckDo: { zh: '替我点“检查”', en: 'Press it for me' },
  tourProposeWho: {
    zh: '查到了原因。提出修复要由值班的人来，比如{0}。',
    en: 'The cause is found. A fix is proposed by somebody on call, say {0}.',
  },
  tourPropose: {
    zh: '点第一个“提出修复”，服务填 {0}。acknet 列出要改的每一行，批准之前什么都不动。',
    en: 'Press the first “Propose fix” and name the Service, {0}. acknet shows every line it would '
      + 'change; nothing happens before approval.',
  },
  tourProposeDo: { zh: '替我提出修复', en: 'Propose it for me' },
  tourApproveWho: {
    zh: '自己不能批准自己的变更，换成{0}。',
    en: 'Nobody approves their own change. Become {0}.',
  },
  tourBecome: { zh: '换成{0}', en: 'Become {0}' },
  tourApprove: {
    zh: '看一下差异，点“批准并执行”，输入集群名 {0} 确认。',
    en: 'Look at the diff, press “Approve and run”, and confirm with the cluster’s name, {0}.',
  },
  tourApproveDo: { zh: '打开批准窗口', en: 'Open the approval' },
  tourRunning: {
    zh: '正在执行，卡片会跟着更新。检查器里看得到每个请求，也看得到集群里变了什么。',
    en: 'It runs, and its card follows. The inspector shows every request and what changes in the cluster.',
  },
  tourLook: { zh: '打开检查器', en: 'Open the inspector' },
  tourUndo: {
    zh: '执行结束，结果写在卡片上。现在把它撤销。',
    en: 'It has ended; the card says with what proof. Now take it back.',
  },
  tourUndoTeam: {
    zh: '执行结束，结果写在卡片上。撤销也要由值班的人来，比如{0}。',
    en: 'It has ended; the card says with what proof. Somebody on call may take it back, say {0}.',
  },
  tourUndoDo: { zh: '替我点“撤销”', en: 'Press Undo for me' },
  tourUndoWho: {
    zh: '撤销也是一次变更，同样要别人批准。换成{0}。',
    en: 'Taking back is a change too, and needs somebody else’s yes. Become {0}.',
  },
  tourDone: {
    zh: '五步都走完了。还可以打开一个故障，或者换一套集群再试。',
    en: 'That was all of it. Try a fault next, or another cluster.',
  },
  tourAgain: { zh: '再走一遍', en: 'Start again' },
  inspectorEmpty: {
    zh: '还没有流量。发一条消息，这里会显示机器人收发的每个请求。',
    en: 'No traffic yet. Send a message: every request from and to the bot shows up here.',
  },
  toBot: { zh: '→ 机器人', en: '→ bot' },
  fromBot: { zh: '← 机器人', en: '← bot' },
  clear: { zh: '清空', en: 'Clear' },
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  edited: { zh: '（已编辑）', en: '(edited)' },
  onlyYou: { zh: '仅你可见', en: 'Only visible to you' },
  dismiss: { zh: '关闭此消息', en: 'Dismiss message' },
  replyInThread: { zh: '在话题中回复', en: 'Reply in thread' },
  copyMessage: { zh: '复制文字', en: 'Copy text' },
  replies: { zh: '{0} 条回复', en: '{0} replies' },
  reply1: { zh: '1 条回复', en: '1 reply' },
  viewThread: { zh: '查看话题', en: 'View thread' },
  thread: { zh: '话题', en: 'Thread' },
  closeThread: { zh: '关闭话题', en: 'Close thread' },
  newMark: { zh: '新消息', en: 'New' },
  newBelow: { zh: '下面有新消息', en: 'New messages' },
  unread: { zh: '{0}，有未读消息', en: '{0}, unread' },
  messagesIn: { zh: '{0} 中的消息', en: 'Messages in {0}' },
  messageTo: { zh: '发送到 {0}', en: 'Message {0}' },
  replyPlaceholder: { zh: '回复…', en: 'Reply…' },
  send: { zh: '发送', en: 'Send' },
  commands: { zh: '斜杠命令', en: 'Slash commands' },
  mention: { zh: '提到某人', en: 'Mention somebody' },
  keysHint: { zh: 'Enter 发送，Shift+Enter 换行', en: 'Enter to send, Shift+Enter for a new line' },
  noSuchCommand: {
    zh: '这里没有 {0} 命令。输入 / 可以查看有哪些命令。',
    en: 'There is no command {0} here. Type / to see those that exist.',
  },
  noCommandInThread: {
    zh: 'Slack 的话题里不能用斜杠命令。可以改为直接叫机器人：',
    en: 'Slack runs no slash commands in threads. Ask the bot by name instead:',
  },
  connecting: { zh: 'acknet 正在连接…', en: 'acknet is connecting…' },
  connectingLong: {
    zh: 'acknet 正在连接，稍等片刻就能回答。',
    en: 'acknet is connecting. It will answer in a moment.',
  },
  connected: { zh: 'acknet 已连接', en: 'acknet is connected' },
  offline: {
    zh: '与演练服务的连接断开了，正在重试…请看看终端里它是否还在运行。',
    en: 'The rehearsal cannot be reached. Trying again… Is it still running in your terminal?',
  },
  loading: { zh: '加载中…', en: 'Loading…' },
  failed: { zh: '没有成功：{0}', en: 'That did not work: {0}' },
  noAnswer: { zh: 'acknet 没有在 3 秒内响应。', en: 'acknet did not respond within 3 seconds.' },
  unreachable: {
    zh: '连不上演练服务，请看看终端里它是否还在运行。',
    en: 'The rehearsal cannot be reached. Is it still running in your terminal?',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  confirm: { zh: '确认', en: 'Confirm' },
  submit: { zh: '提交', en: 'Submit' },
  optional: { zh: '（选填）', en: '(optional)' },
  required: { zh: '请填写此项。', en: 'Please complete this field.' },
  tooLong: { zh: '最多 {0} 个字符。', en: 'At most {0} characters.' },
  tooShort: { zh: '至少 {0} 个字符。', en: 'At least {0} characters.' },
  select: { zh: '请选择', en: 'Choose an option' },
  more: { zh: '更多操作', en: 'More actions' },
  imageNotLoaded: {
    zh: '图片未加载（演练不访问网络）：',
    en: 'Image not loaded (the rehearsal uses no network):',
  },
  unsupported: { zh: '页面画不出这种元素：{0}', en: 'This page cannot draw: {0}' },
  homeEmpty: { zh: '主页还没有内容', en: 'Nothing here yet' },
  homeEmptyText: {
    zh: 'acknet 收到打开主页的事件后，会把内容发到这里。',
    en: 'acknet publishes this view when it hears that you opened it.',
  },
  closeNotice: { zh: '关闭提示', en: 'Close notice' },
  welcomeTitle: { zh: '在 {0} 里问问 acknet', en: 'Ask acknet in {0}' },
  welcomeText: {
    zh: '这是一个本地演练环境：工作区和 ACK 集群都是模拟的，机器人是真的。点一个例子试试：',
    en: 'This is a local rehearsal: the workspace and the ACK cluster are simulated, the bot is real. '
      + 'Try one of these:',
  },
  welcomeNext: {
    zh: '得到回答后，点“检查”让 acknet 只读地看一看集群；再用上方的头像换成别人，看看他们能做什么。',
    en: 'After the answer, let acknet take a read-only look at the cluster. '
      + 'Then become somebody else at the top and see what they may do.',
  },
  startOf: { zh: '这里是 {0} 的开头', en: 'This is the start of {0}' },
  welcomeDirect: { zh: '直接问 acknet', en: 'Ask acknet directly' },
  startDirect: {
    zh: '你和 acknet 的私信从这里开始',
    en: 'This is the start of your messages with acknet',
  },
  tryHelp: { zh: '看看它会什么', en: 'See what it can do' },
  tryBind: { zh: '把集群绑定到频道', en: 'Bind a cluster to the channel' },
  tryZh: { zh: '用中文提问', en: 'Ask in Chinese' },
  tryEn: { zh: '用英文提问', en: 'Ask in English' },
};

export function speak(locale) {
  language = locale.startsWith('zh') ? 'zh' : 'en';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function t(key, ...values) {
  return STRINGS[key][language].replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

/** The side of a `{zh, en}` object that the person reads. */
export function pick(text) {
  return typeof text === 'string' ? text : (text?.[language] ?? '');
}

export function locale() {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
