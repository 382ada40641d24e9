using System.Net;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The command that protects a source is copied and run anywhere: it names the workspace whole, else it would make another one and take the identity into it.</summary>
public sealed class ProtectedCommandTest
{
    [Theory]
    [InlineData("/srv/desk/r.quipu", "--workspace /srv/desk/r.quipu<")]
    [InlineData("/srv/our desk/r's.quipu", "--workspace '/srv/our desk/r'\\''s.quipu'<")]
    public async Task The_command_has_the_whole_path_of_the_workspace(string folder, string written)
    {
        if (OperatingSystem.IsWindows()) return;
        await using var site = await Site.StartAsync(_ => { }, options => options with { Folder = folder });
        Assert.Contains("quipu source add " + written, WebUtility.HtmlDecode(await site.TextAsync("/sources/protected")), StringComparison.Ordinal);
    }
}
