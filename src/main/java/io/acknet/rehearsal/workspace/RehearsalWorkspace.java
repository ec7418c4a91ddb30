package io.acknet.rehearsal.workspace;

import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.Channel.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The people and channels of the rehearsal.
final class RehearsalWorkspace {
    private static final String TEAM = "T0YUNQIAO";
    private static final String OTHER_TEAM = "T0PARTNER";
    private static final String BOT = "U0ACKNET1";
    private static final String ENGINEER = "U0LILEI01";
    private static final String ON_CALL = "U0ZHOUMIN";
    private static final String SECOND_ON_CALL = "U0EMMA001";
    private static final String GUEST = "U0TOMAS01";
    private static final String GONE = "U0WANGQI1";
    private static final String STRANGER = "U0ANNA001";

    private RehearsalWorkspace() {}

    static Workspace workspace() {
        return new Workspace(TEAM, "云桥 Yunqiao", "yunqiao", app(), people(), channels(), groups());
    }

    private static SlackApp app() {
        return new SlackApp(
                "A0ACKNET1",
                "acknet",
                BOT,
                "B0ACKNET1",
                Set.of(
                        "commands",
                        "chat:write",
                        "app_mentions:read",
                        "channels:history",
                        "channels:read",
                        "im:history",
                        "users:read",
                        "usergroups:read"),
                Set.of(
                        "app_mention",
                        "message.im",
                        "message.channels",
                        "member_joined_channel",
                        "app_home_opened",
                        "channel_shared",
                        "channel_rename",
                        "subteam_members_changed",
                        "app_uninstalled",
                        "tokens_revoked"),
                List.of(
                        new SlackApp.SlashCommand(
                                "/acknet",
                                "[question | topic | bind | status | help]",
                                "问容器网络的问题 · Ask about container networking",
                                true)),
                List.of(
                        new SlackApp.MessageShortcut("ask_message", "Ask acknet about this"),
                        new SlackApp.MessageShortcut("save_draft", "Save as a topic draft")));
    }

    private static List<Person> people() {
        return List.of(
                person(ENGINEER, "lilei", "李雷", new Text("后端工程师", "Backend engineer"), "zh-CN"),
                person(ON_CALL, "zhoumin", "周敏", new Text("SRE，本周值班", "SRE, on call"), "zh-CN"),
                person(
                        SECOND_ON_CALL,
                        "emma",
                        "Emma Clarke",
                        new Text("SRE，值班副手，可以批准变更", "SRE, second on call, may approve"),
                        "en-US"),
                new Person(
                        GUEST,
                        "tomas",
                        "Tomas Novak",
                        new Text("外部顾问（访客）", "Contractor (guest)"),
                        Person.Kind.GUEST,
                        "en-US",
                        TEAM),
                new Person(
                        GONE,
                        "wangqi",
                        "王琦",
                        new Text("已离职", "Left the company"),
                        Person.Kind.DEACTIVATED,
                        "zh-CN",
                        TEAM),
                new Person(
                        STRANGER,
                        "anna",
                        "Anna Schmidt",
                        new Text("合作伙伴公司", "Of a partner company"),
                        Person.Kind.STRANGER,
                        "en-US",
                        OTHER_TEAM));
    }

    private static Person person(
            String id, String name, String realName, Text title, String locale) {
        return new Person(id, name, realName, title, Person.Kind.MEMBER, locale, TEAM);
    }

    private static List<Channel> channels() {
        return List.of(
                new Channel(
                        "C0PRODONC",
                        "prod-oncall",
                        Kind.CHANNEL,
                        new Text("生产环境值班", "Production on-call"),
                        members(ENGINEER, ON_CALL, SECOND_ON_CALL, BOT),
                        false),
                new Channel(
                        "C0DEVNET1",
                        "dev-network",
                        Kind.CHANNEL,
                        new Text("容器网络，问什么都行", "Container networking, ask anything"),
                        members(ENGINEER, ON_CALL, SECOND_ON_CALL, GUEST, STRANGER, BOT),
                        true),
                new Channel(
                        "C0GENERAL",
                        "general",
                        Kind.CHANNEL,
                        new Text("全员公告", "For everybody"),
                        members(ENGINEER, ON_CALL, SECOND_ON_CALL, GUEST),
                        false));
    }

    private static List<UserGroup> groups() {
        return List.of(new UserGroup("S0SRE", "sre", "SRE", members(ON_CALL, SECOND_ON_CALL)));
    }

    private static Set<String> members(String... ids) {
        return new LinkedHashSet<>(List.of(ids));
    }
}
