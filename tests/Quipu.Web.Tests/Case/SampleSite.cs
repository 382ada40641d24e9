using Xunit;

[assembly: AssemblyFixture(typeof(Quipu.Web.Tests.Case.SampleSite))]

namespace Quipu.Web.Tests.Case;

/// <summary>The sample case, read as its gold says, for tests that only look.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await Site.SampleAsync(new GoldReader(), registers: true);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
