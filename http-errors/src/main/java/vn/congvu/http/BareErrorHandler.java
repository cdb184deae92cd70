package vn.congvu.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Gives an error without a body its problem and ends the connection: on it came what is not to be
 * trusted. The end is a slow one, since whoever is still sending would find a reset in place of the
 * answer.
 */
final class BareErrorHandler extends ChannelDuplexHandler {

  private static final int LONGEST_HEAD = 2_048;
  private static final long LINGER_SECONDS = 5;

  private boolean refused;

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    byte[] spoken =
        !refused && message instanceof ByteBuf bytes && bytes.readableBytes() <= LONGEST_HEAD
            ? BareError.spoken(bytes.toString(StandardCharsets.US_ASCII))
            : null;
    if (spoken == null) {
      var _ = ctx.write(message, promise);
      return;
    }
    refused = true;
    ReferenceCountUtil.release(message);
    ctx.writeAndFlush(Unpooled.wrappedBuffer(spoken), promise)
        .addListener(written -> endSlowly(ctx));
  }

  private static void endSlowly(ChannelHandlerContext ctx) {
    if (ctx.channel() instanceof DuplexChannel socket) {
      var _ = socket.shutdownOutput();
    }
    ctx.channel().config().setAutoRead(true);
    var _ = ctx.executor().schedule(() -> end(ctx), LINGER_SECONDS, TimeUnit.SECONDS);
  }

  private static void end(ChannelHandlerContext ctx) {
    var _ = ctx.close();
  }

  /** After the refusal nothing that comes is looked at. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  /** The server closes what it refused at once; {@link #endSlowly} does it in its place. */
  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (refused && ctx.channel().isActive()) {
      ctx.channel()
          .closeFuture()
          .addListener((ChannelFutureListener) closed -> promise.trySuccess());
    } else {
      var _ = ctx.close(promise);
    }
  }
}
