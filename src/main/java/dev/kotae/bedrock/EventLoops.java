package dev.kotae.bedrock;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/// The threads of the HTTP client, which begin to connect only after the task that asked for a
/// connection has ended.
///
/// The first request to a host makes `HttpOrHttp2ChannelPool` of the SDK (2.50.2) ask for a
/// connection and only then begin to listen for what becomes of it. Where connecting has failed by
/// then, as it does at once for a closed port of this machine and for a name that was just looked
/// up in vain, the failure is passed on before anybody listens, and the request waits until the
/// time for acquiring a connection is over: 1 of 25 requests of new clients to a closed port did.
final class EventLoops extends NioEventLoopGroup {
    EventLoops(int threads, String name) {
        super(threads, new DefaultThreadFactory(name, true));
    }

    @Override
    public ChannelFuture register(Channel channel) {
        var loop = next();
        var registered = new DefaultChannelPromise(channel, loop);
        for (var asking : this) {
            if (asking.inEventLoop()) {
                asking.execute(() -> channel.unsafe().register(loop, registered));
                return registered;
            }
        }
        return loop.register(registered);
    }
}
