package vn.congvu.james;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Optional;
import org.apache.james.core.Username;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imapserver.netty.NettyConstants;
import org.apache.james.protocols.api.CommandDetectionSession;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.netty.BasicChannelInboundHandler;

/**
 * The open connections, so that those of one user can be cut: after a leaked password a session
 * that is already open would otherwise go on reading.
 */
@ChannelHandler.Sharable
final class OpenSessions extends ChannelInboundHandlerAdapter {

  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  void watch(ServerBootstrap bootstrap) {
    bootstrap.handler(this);
  }

  /** Runs on the listening channel, where each accepted connection arrives as a message. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    channels.add((Channel) accepted);
    context.fireChannelRead(accepted);
  }

  int end(Username username) {
    ChannelGroup cut = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    for (Channel channel : channels) {
      if (user(channel).filter(username::equals).isPresent()) {
        cut.add(channel);
      }
    }
    int count = cut.size();
    cut.close().awaitUninterruptibly();
    return count;
  }

  private static Optional<Username> user(Channel channel) {
    ImapSession imap = channel.attr(NettyConstants.IMAP_SESSION_ATTRIBUTE_KEY).get();
    if (imap != null) {
      return Optional.ofNullable(imap.getUserName());
    }
    CommandDetectionSession other =
        channel.attr(BasicChannelInboundHandler.SESSION_ATTRIBUTE_KEY).get();
    return other instanceof ProtocolSession smtp
        ? Optional.ofNullable(smtp.getUsername())
        : Optional.empty();
  }
}
