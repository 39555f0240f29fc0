# Draw again beside this file: gnuplot 05-reward-bench-published.gp
# The same numbers for other tools: 05-reward-bench-published.tsv
set terminal svg size 720,528 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-published.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 78.26 78.26 78.26
1 83.13 83.13 83.13
2 56.24 56.24 56.24
3 93.24 93.24 93.24
4 77.7175 77.7175 77.7175
EOD
$panel1_2 << EOD
0 61.25 61.25 61.25
1 70.93 70.93 70.93
2 96.2 96.2 96.2
3 83.85 83.85 83.85
4 78.0575 78.0575 78.0575
EOD
$panel1_3 << EOD
0 58.73 58.73 58.73
1 47.93 47.93 47.93
2 40.49 40.49 40.49
3 52.2 52.2 52.2
4 49.8375 49.8375 49.8375
EOD
$panel1_4 << EOD
0 24.55 24.55 24.55
1 1.6 1.6 1.6
2 28.18 28.18 28.18
3 15.39 15.39 15.39
4 17.43 17.43 17.43
EOD
$panel2_1 << EOD
0 73.75 73.75 73.75
1 76.7857 76.7857 76.7857
2 80.5 80.5 80.5
3 89.9038 89.9038 89.9038
4 80.2349 80.2349 80.2349
EOD
$panel2_2 << EOD
0 78.75 78.75 78.75
1 68.2143 68.2143 68.2143
2 60.5 60.5 60.5
3 82.2115 82.2115 82.2115
4 72.419 72.419 72.419
EOD
$panel2_3 << EOD
0 70 70 70
1 54.2857 54.2857 54.2857
2 40.5 40.5 40.5
3 47.5962 47.5962 47.5962
4 53.0955 53.0955 53.0955
EOD
$panel2_4 << EOD
0 68.75 68.75 68.75
1 48.2143 48.2143 48.2143
2 28 28 28
3 48.0769 48.0769 48.0769
4 48.2603 48.2603 48.2603
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Two worlds, each in its own frame' at screen 0.0277778, screen 0.962121 left font ',15' front
set key at screen 0.0694444, screen 0.867424 left top horizontal maxcols 1 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.0805556; set rmargin at screen 0.472222
set tmargin at screen 0.625; set bmargin at screen 0.113636
set label 'published: 7B, RewardBench' at screen 0.0805556, screen 0.897727 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:102]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.369318 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'one half' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3, 'mean' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'Qwen-2.5, P(Yes)', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'Mistral, P(Yes)', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'Qwen-2.5, written', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'Mistral, written'
unset label; unset arrow; unset key
set key at screen 0.569444, screen 0.867424 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.580556; set rmargin at screen 0.972222
set tmargin at screen 0.625; set bmargin at screen 0.113636
set label 'here: pocket M, hard bench' at screen 0.580556, screen 0.897727 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:102]
set xtics 50 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.2:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'accuracy (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.369318 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'one half' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3, 'mean' 4) nomirror scale 0
set yrange [4.5:-0.5]
plot $panel2_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'llama, P(Yes)', \
  $panel2_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'qwen2, P(Yes)', \
  $panel2_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'llama, written', \
  $panel2_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'qwen2, written'
unset multiplot
unset output
