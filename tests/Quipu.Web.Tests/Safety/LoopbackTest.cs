using Quipu.Web.Safety;
using Xunit;

namespace Quipu.Web.Tests.Safety;

public sealed class LoopbackTest
{
    [Theory]
    [InlineData("http://127.0.0.1:5290")]
    [InlineData("http://localhost:5290;http://[::1]:5290")]
    [InlineData("http://127.0.0.2:0")]
    public void This_machine_alone_may_be_served(string urls) => Assert.NotEmpty(Loopback.Check(urls));

    [Theory]
    [InlineData("http://0.0.0.0:5290")]
    [InlineData("http://*:5290")]
    [InlineData("http://+:5290")]
    [InlineData("http://[::]:5290")]
    [InlineData("http://192.168.1.7:5290")]
    [InlineData("http://localhost.example.org:5290")]
    [InlineData("http://127.0.0.1.example.org:5290")]
    [InlineData("http://127.0.0.1:5290;http://10.0.0.1:5290")]
    [InlineData("unix:/tmp/quipu.sock")]
    [InlineData("")]
    public void An_address_that_others_can_reach_is_refused_with_a_sentence(string urls)
    {
        var refused = Assert.Throws<OpenAddressException>(() => Loopback.Check(urls));
        Assert.Contains("no accounts yet", refused.Message, StringComparison.Ordinal);
    }
}
