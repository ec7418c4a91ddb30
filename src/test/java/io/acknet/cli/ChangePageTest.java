package io.acknet.cli;

import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.support.ui.ExpectedConditions;

/// A change of the cluster on the page, as three people: one who asks, one who may not, one who
/// approves. `-Dslow` waits for the ends, too: a rollout watches its first Pod for a minute.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangePageTest extends CardPageTest {
    @Test
    @Order(3)
    void aFixIsApprovedByAnotherPersonProvenAndTakenBack() throws IOException {
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        scenario("flannel");
        say("@acknet check hairpin 服务 web/cart");
        openThread("check hairpin");
        press(button("检查集群"));
        press(id("confirm-ok"));
        threadSays("有问题");
        picture("zh-1-verdict-with-fix");
        press(button("提出修复"));
        fill("service", "web/cart");
        picture("zh-2-fix-form");
        press(id("modal-submit"));
        String change = card("待批准");
        at(change, "zh-3-card");

        pressOn(change, "批准并执行");
        pageSays("不能批准自己的申请");
        picture("zh-4-own-approval-refused");

        visit(LI_LEI, ON_CALL_CHANNEL);
        pressOn(change, "批准并执行");
        pageSays("没有批准变更的权限");
        picture("zh-5-without-the-role");

        visit(EMMA, ON_CALL_CHANNEL);
        pressOn(change, "批准并执行");
        fill("name", "shop-hangzhuo");
        press(id("modal-submit"));
        until().until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                id("modal"), "not the cluster's name"));
        picture("zh-6-wrong-name");
        fill("name", Trial.CLUSTER);
        press(id("modal-submit"));
        cardSays(change, "已完成");
        at(change, "zh-7-done");
        pressOn(change, "撤销");
        picture("zh-8-undo-confirm");
        press(id("confirm-ok"));
        String undo = card("Undo:", "waiting for approval");
        at(undo, "zh-9-undo-card");
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        press(id("app-home"));
        pageSays("等你批准的变更");
        picture("zh-10-home");
        press(id("channel-prod-oncall"));
        approve(undo, "Approve and run");
        cardSays(undo, undo + " · done");
        at(undo, "zh-11-undone");
        nothingUnsupported();
    }

    @Test
    @Order(2)
    void aRunningChangeIsStoppedAndLeftThere() throws IOException {
        visit(EMMA, ON_CALL_CHANNEL);
        scenario("flannel-cni-version");
        say("/acknet fix cni-version");
        String change = card("waiting for approval");
        at(change, "en-10-card");
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        approve(change, "Approve and run");
        cardSays(change, "running");
        cardSays(change, "kube-flannel-ds-");
        at(change, "en-11-running");
        pressOn(change, "Stop");
        picture("en-12-stop-confirm");
        press(id("confirm-ok"));
        cardSays(change, "halted");
        at(change, "en-13-halted");
        say("/acknet resume");
        pageSays("急停已解除");
        if (!SLOW) {
            say("/acknet cancel " + change);
            cardSays(change, "cancelled");
            at(change, "en-14-left-there");
        } else {
            pressOn(change, "Continue");
            press(id("confirm-ok"));
            cardSays(change, "running");
            lastly(change, "Proven");
            at(change, "en-15-proof");
        }
        nothingUnsupported();
    }

    @Test
    @Order(1)
    void aChangeIsDeniedForAReasonAndExplained() throws IOException {
        visit(EMMA, ON_CALL_CHANNEL);
        scenario("flannel");
        say("@acknet fix enable-hairpin workload web/Deployment/cart");
        String change = card("waiting for approval", "hairpin");
        at(change, "en-1-card");
        visit(ZHOU_MIN, ON_CALL_CHANNEL);
        pressOn(change, "Deny");
        fill("reason", "Not during the sale <!channel>");
        picture("en-2-denial-form");
        press(id("modal-submit"));
        cardSays(change, "denied");
        cardSays(change, "Not during the sale");
        at(change, "en-3-denied");
        say("/acknet approve " + change + " " + Trial.CLUSTER);
        pageSays("已否决");
        picture("zh-20-too-late");

        say("/acknet fix headless-service service=web/cart");
        String own = card("待批准");
        say("/acknet why " + own);
        pageSays("own-request");
        picture("zh-21-why");
        say("/acknet stop: 结算挂了");
        pageSays("已急停");
        say("/acknet fix headless-service service=web/orders");
        pageSays("急停开关已打开：结算挂了");
        picture("zh-22-stopped");
        say("/acknet status");
        pageSays("本频道绑定的集群");
        picture("zh-23-status");
        say("/acknet resume");
        pageSays("急停已解除");
        say("/acknet cancel " + own);
        cardSays(own, "已取消");
        say("/acknet changes");
        pageSays("最近的变更");
        picture("zh-24-list");
        nothingUnsupported();
    }
}
