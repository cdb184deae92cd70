package vn.congvu.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Stands at the socket's end of every connection that a server accepts, when the JVM runs with
 * {@code -Dio.netty.bootstrap.extensions=serviceload} and this jar is on the class path.
 */
public final class BareErrors extends ChannelInitializerExtension {

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    // The codec comes after it, so what it sees is what goes over the wire.
    channel.pipeline().addLast(new BareErrorHandler());
  }
}
