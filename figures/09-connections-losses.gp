# Draw again beside this file: gnuplot 09-connections-losses.gp
# The same numbers for other tools: 09-connections-losses.tsv
set terminal svg size 720,398 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-losses.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 -0.0804687 -0.0953774 -0.0655601
1 -0.0680859 -0.0822945 -0.0538773
2 -0.0783789 -0.0948559 -0.0619019
3 -0.0860742 -0.107033 -0.0651158
4 -0.0745117 -0.0910218 -0.0580017
5 -0.0991016 -0.111186 -0.0870175
6 -0.13873 -0.155765 -0.121696
7 -0.0763672 -0.0934747 -0.0592597
8 -0.00929688 -0.0177709 -0.000822893
EOD
$panel2_1 << EOD
0 0.3171 0.286092 0.348107
1 0.387426 0.356456 0.418397
2 0.291022 0.262245 0.3198
3 0.303364 0.27609 0.330638
4 0.283158 0.254457 0.31186
5 0.326561 0.287283 0.365839
6 0.13616 0.123615 0.148705
7 0.398743 0.36743 0.430057
8 1.10863 1.02866 1.18861
9 1.12451 1.03451 1.21452
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Losses and a control on the same pairs' at screen 0.0277778, screen 0.949749 left font ',15' front
set lmargin at screen 0.129167; set rmargin at screen 0.472222
set tmargin at screen 0.80402; set bmargin at screen 0.150754
set label 'minus the control' at screen 0.129167, screen 0.864322 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.159659:0.00389412]
set xtics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'difference in true quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.477387 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('dpo' 0, 'dpo+nll' 1, 'dpo, soft' 2, 'identity po' 3, 'irepo' 4, 'simpo' 5, 'repo' 6, 'dppo' 7, 'orpo' 8, 'likelihood' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel1_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'minus the control'
unset label; unset arrow; unset key
set lmargin at screen 0.629167; set rmargin at screen 0.972222
set tmargin at screen 0.80402; set bmargin at screen 0.150754
set label 'chosen responses' at screen 0.629167, screen 0.864322 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.0303629:1.24488]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.4]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'change of ln π (nats per response)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.477387 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('dpo' 0, 'dpo+nll' 1, 'dpo, soft' 2, 'identity po' 3, 'irepo' 4, 'simpo' 5, 'repo' 6, 'dppo' 7, 'orpo' 8, 'likelihood' 9) nomirror scale 0
set yrange [9.5:-0.5]
plot $panel2_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'after training'
unset multiplot
unset output
