using System.Security.Cryptography;
using System.Text;
using Quipu.Sources.Protected;
using Xunit;

namespace Quipu.Tests.Sources.Protected;

public sealed class VaultTest
{
    const string Passphrase = "three mules at the ford";

    [Fact]
    public void What_is_sealed_comes_out_with_the_passphrase_and_with_no_other()
    {
        var (vault, card) = Vault.Create(Passphrase);
        var box = vault.Seal("Rosa"u8, "identity:1");
        Assert.Null(Vault.Open(card, "three mules at the forD"));
        using var again = Vault.Open(card, Passphrase)!;
        Assert.Equal("Rosa", Encoding.UTF8.GetString(again.Unseal(box, "identity:1")!));
        Assert.Null(again.Unseal(box, "identity:2"));
        Assert.Null(Vault.Create(Passphrase).Vault.Unseal(box, "identity:1"));
    }

    [Fact]
    public void Another_passphrase_opens_the_same_and_the_old_card_s_no_longer_fits()
    {
        var (vault, card) = Vault.Create(Passphrase);
        var box = vault.Seal("Rosa"u8, "x");
        var next = vault.Rewrap("the ford has moved since");
        Assert.Null(Vault.Open(next, Passphrase));
        Assert.NotNull(Vault.Open(next, "the ford has moved since")!.Unseal(box, "x"));
        Assert.NotEqual(card.Salt, next.Salt);
    }

    [Fact]
    public void The_same_words_typed_in_other_code_points_are_the_same_passphrase()
    {
        var (_, card) = Vault.Create("el año de la ballena".Normalize(NormalizationForm.FormC));
        Assert.NotNull(Vault.Open(card, "el año de la ballena".Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void A_passphrase_is_stretched_and_salted() => Assert.True(Vault.Create(Passphrase).Card is { Rounds: >= 600_000, Salt.Length: >= 16 });

    [Fact]
    public void A_byte_changed_anywhere_is_seen()
    {
        var (vault, _) = Vault.Create(Passphrase);
        var box = vault.Seal("Rosa Ibáñez"u8, "x");
        for (var i = 0; i < box.Length; i += 7)
        {
            var changed = box.ToArray();
            changed[i] ^= 1;
            Assert.Null(vault.Unseal(changed, "x"));
        }

        Assert.Null(vault.Unseal(box.AsSpan(0, box.Length - 1), "x"));
        Assert.Null(vault.Unseal([], "x"));
    }

    [Fact]
    public void Lengths_are_padded_by_an_eighth_at_most_and_the_same_bytes_never_look_the_same()
    {
        var (vault, _) = Vault.Create(Passphrase);
        for (var length = 0L; length < 1 << 27; length = (length * 5 / 4) + 1)
        {
            var padded = Vault.Padded(length);
            Assert.InRange(padded, length, Math.Max(512, length * 9 / 8));
        }

        Assert.Equal(vault.Seal(new byte[3], "x").Length, vault.Seal(new byte[300], "x").Length);
        Assert.True(Enumerable.Range(100_000, 1000).Select(n => Vault.Padded(n)).Distinct().Count() < 3);
        Assert.NotEqual(vault.Seal("Rosa"u8, "x"), vault.Seal("Rosa"u8, "x"));
        var large = RandomNumberGenerator.GetBytes(100_000);
        Assert.Equal(large, vault.Unseal(vault.Seal(large, "x"), "x"));
    }
}
