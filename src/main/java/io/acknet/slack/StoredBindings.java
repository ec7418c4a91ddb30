package io.acknet.slack;

import io.acknet.conversation.Bindings;
import io.acknet.conversation.Reply;
import io.acknet.store.ChannelCluster;
import io.acknet.store.ChannelClusters;
import java.util.Optional;

/// Bindings in the database.
public final class StoredBindings implements Bindings {
    private final ChannelClusters rows;

    public StoredBindings(ChannelClusters rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Reply.Binding> of(String channel) {
        return rows.of(channel)
                .map(row ->
                        new Reply.Binding(
                                row.cluster(), row.environment(), row.uid(), row.by(), row.at()));
    }

    @Override
    public void bind(String channel, Reply.Binding binding) {
        rows.bind(
                new ChannelCluster(
                        channel,
                        binding.cluster(),
                        binding.environment(),
                        binding.uid(),
                        binding.by(),
                        binding.at()));
    }

    @Override
    public boolean unbind(String channel) {
        return rows.unbind(channel);
    }
}
