using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>What is read does not hang on the machine: its vector units, its culture, the order of the files.</summary>
public sealed class SameBytesTest
{
    [Theory]
    [InlineData("DOTNET_EnableAVX2=0 DOTNET_EnableAVX512F=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("LC_ALL=tr_TR.UTF-8 DOTNET_TieredCompilation=0")]
    public void A_machine_with_other_units_or_habits_reads_the_same_bytes(string environment)
    {
        using var sandbox = new Sandbox();
        var sample = Repository.File("samples/tarumayo");
        Assert.Equal(0, sandbox.Type($"quipu read --json {sample}/0[124569]*.txt --out usual > usual.log 2>&1").Code);
        Assert.Equal(0, sandbox.Type($"{environment} quipu read --json {sample}/0[124569]*.txt --out other > other.log 2>&1").Code);
        Assert.Equal("", sandbox.Type("diff -r usual other && ls usual | grep -q json || echo differs").Text);
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        using var sandbox = new Sandbox();
        var sample = Repository.File("samples/tarumayo");
        Assert.Equal("", sandbox.Type($"quipu read --json $(ls {sample}/0[124569]*.txt | sort) --out forth > forth.log 2>&1; quipu read --json $(ls {sample}/0[124569]*.txt | sort -r) --out back > back.log 2>&1; diff -r forth back && ls forth | grep -q json || echo differs").Text);
    }
}
